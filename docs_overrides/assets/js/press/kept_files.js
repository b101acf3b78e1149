/*
 * Les gros fichiers du livret : chargés en comptant les octets, gardés par le navigateur sous leur empreinte, de sorte qu’un
 * ancien ne passe jamais pour un nouveau. Sans stockage (navigation privée, disque plein), ils se rechargent, voilà tout.
 */

/** Ce qui est gardé du site dont `root` est la racine. */
export class KeptFiles {
  #root;
  #drawer;

  static async open(root) {
    const files = new KeptFiles();
    files.#root = root;
    files.#drawer = await self.caches?.open(`boite-a-pratiques:livret:${root.pathname}`).catch(() => null);
    return files;
  }

  /** Les octets de ces fichiers (`{ path, size, hash }`), dans l’ordre ; `progress(done, total)` compte ceux qu’on charge. */
  async read(files, progress) {
    const found = await Promise.all(files.map((file) => this.#kept(file)));
    const total = files.reduce((sum, file, rank) => sum + (found[rank] ? 0 : file.size), 0);
    let done = 0;
    progress(0, total);
    const read = await Promise.all(
      files.map(async (file, rank) => found[rank] ?? this.#load(file, (bytes) => progress((done += bytes), total))),
    );
    await this.#forgetOthers(files);
    return read;
  }

  async #kept(file) {
    const response = await this.#drawer?.match(this.#name(file)).catch(() => undefined);
    const bytes = response && new Uint8Array(await response.arrayBuffer());
    return bytes?.length === file.size ? bytes : null;
  }

  async #load(file, progress) {
    const bytes = await counted(await fetched(this.#name(file)), progress);
    // D’une autre taille, l’hébergeur l’a décompressé en route, ou coupé : on s’en sert sans le garder.
    if (bytes.length === file.size) {
      await this.#drawer?.put(this.#name(file), new Response(bytes)).catch(() => {});
    }
    return bytes;
  }

  async #forgetOthers(files) {
    const names = new Set(files.map((file) => this.#name(file)));
    for (const request of (await this.#drawer?.keys().catch(() => [])) ?? []) {
      if (!names.has(request.url)) {
        await this.#drawer.delete(request);
      }
    }
  }

  #name(file) {
    return new URL(`${file.path}?v=${file.hash}`, this.#root).href;
  }
}

/** La réponse, si elle est bonne ; sinon une erreur dont `status` dit laquelle (0 : pas de réseau). */
export async function fetched(address, options) {
  const response = await fetch(address, options).catch((cause) => {
    throw Object.assign(new Error(`${address}: ${cause.message}`), { status: 0 });
  });
  if (!response.ok) {
    throw Object.assign(new Error(`${address}: ${response.status}`), { status: response.status });
  }
  return response;
}

async function counted(response, progress) {
  const chunks = [];
  try {
    for (const reader = response.body.getReader(); ; ) {
      const { done, value } = await reader.read();
      if (done) {
        return new Uint8Array(await new Blob(chunks).arrayBuffer());
      }
      chunks.push(value);
      progress(value.length);
    }
  } catch (cause) {
    throw Object.assign(new Error(`${response.url}: ${cause.message}`), { status: 0 });
  }
}
