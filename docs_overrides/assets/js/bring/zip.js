// The files of an archive, unpacked by the browser itself, with a count that a bomb cannot lie to.

/** A file that is not read; its message says why, in French. */
export class Refused extends Error {}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const OLE = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * The names inside an archive, and how to read each as text.
 *
 * @param buffer - its bytes
 * @param most - bytes that all that is read may unpack to
 */
export function opened(buffer, most) {
  const view = new DataView(buffer);
  const start = new Uint8Array(buffer, 0, Math.min(4, buffer.byteLength));
  if (OLE.every((byte, index) => start[index] === byte)) {
    throw new Refused("Ce fichier est protégé par un mot de passe, ou dans un format d’avant 2007 : enregistrez-le en .docx, sans mot de passe.");
  }
  try {
    const entries = directory(view);
    let left = most;
    return {
      names: [...entries.keys()],
      async text(name) {
        const { bytes, unpacked } = await content(view, entries.get(name), left);
        left -= unpacked;
        return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
      },
    };
  } catch (error) {
    throw error instanceof Refused ? error : broken();
  }
}

export const broken = () => new Refused("Ce fichier est abîmé, ou n’est pas ce que dit son nom : ouvrez-le et enregistrez-le à nouveau.");

function directory(view) {
  let end = view.byteLength - 22;
  while (end >= 0 && view.byteLength - end < 66_000 && view.getUint32(end, true) !== END) {
    end -= 1;
  }
  if (end < 0 || view.getUint32(end, true) !== END) {
    throw broken();
  }
  const entries = new Map();
  let place = view.getUint32(end + 16, true);
  for (let number = view.getUint16(end + 10, true); number > 0; number -= 1) {
    if (view.getUint32(place, true) !== ENTRY) {
      throw broken();
    }
    const [nameSize, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(place + offset, true));
    const name = new TextDecoder().decode(new Uint8Array(view.buffer, place + 46, nameSize)).replaceAll("\\", "/");
    entries.set(name, {
      locked: view.getUint16(place + 8, true) & 1,
      method: view.getUint16(place + 10, true),
      packed: view.getUint32(place + 20, true),
      at: view.getUint32(place + 42, true),
    });
    place += 46 + nameSize + extra + comment;
  }
  return entries;
}

async function content(view, entry, most) {
  if (entry.locked) {
    throw new Refused("Ce fichier est protégé par un mot de passe : enregistrez-le sans mot de passe.");
  }
  const at = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
  const packed = new Blob([new Uint8Array(view.buffer, at, entry.packed)]);
  if (entry.method !== 0 && entry.method !== 8) {
    throw broken();
  }
  const stream = entry.method ? packed.stream().pipeThrough(new DecompressionStream("deflate-raw")) : packed.stream();
  const reader = stream.getReader();
  const chunks = [];
  let unpacked = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) {
      break;
    }
    unpacked += value.byteLength;
    if (unpacked > most) {
      await reader.cancel();
      throw new Refused(`Ce fichier se déplie en plus de ${Math.round(most / 2 ** 20)} Mo : il n’est pas lu. Retirez ses images, ou copiez son texte ici.`);
    }
    chunks.push(value);
  }
  return { bytes: await new Blob(chunks).arrayBuffer(), unpacked };
}
