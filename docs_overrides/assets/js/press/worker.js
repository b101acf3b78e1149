/*
 * L’imprimerie, dans un fil à part pour que la page reste vive : charge le compilateur de Typst, les polices et les fiches, met en
 * page, rend le PDF. Reçoit `{ root, ids, title }` ; dit où elle en est (`step`), puis le PDF ou `why` de l’échec.
 */
import init, { TypstCompilerBuilder } from "../../typst/typst_ts_web_compiler.js";
import { bookletDocument } from "./document.js";
import { KeptFiles, fetched } from "./kept_files.js";
import { declared, pageCount } from "./standards.js";

const LATEST = { cache: "no-cache" }; // petits fichiers : demander s’ils ont changé
const MEDIA = "/media/";
const AS_LINES = 2; // la forme des erreurs du compilateur ; avec 1, il lève au lieu de rendre

self.addEventListener("message", async ({ data }) => {
  try {
    const { pdf, lacking } = await print(data);
    self.postMessage({ step: "done", pdf, pages: pageCount(pdf), lacking }, [pdf.buffer]);
  } catch (error) {
    self.postMessage({ step: "failed", why: reason(error), detail: String(error?.message ?? error) });
  }
});

async function print({ root, ids, title }) {
  const site = new URL(root);
  const kit = await (await fetched(new URL("assets/typst/press.json", site), LATEST)).json();
  const sheets = (await Promise.all(ids.map((id) => sheetAlone(id, site)))).filter(Boolean);
  if (sheets.length === 0) {
    throw Object.assign(new Error("no sheet"), { why: "nothing" });
  }
  const files = await KeptFiles.open(site);
  const told = (done, total) => self.postMessage({ step: "loading", done, total });
  const [compiler, ...fonts] = await files.read([kit.compiler, ...kit.fonts], told);
  const pictures = await readPictures(Object.assign({}, ...sheets.map((sheet) => sheet.pictures)), site);
  self.postMessage({ step: "composing", sheets: sheets.length });
  await init({ module_or_path: await WebAssembly.compile(await unpacked(compiler)) });
  const document = bookletDocument(sheets.map((sheet) => sheet.document), title, kit.drawn);
  const pdf = await compiled(document, kit.templates, fonts, pictures);
  return { pdf: declared(pdf), lacking: ids.length - sheets.length };
}

/** Le livret d’une fiche ; `null` si elle n’existe plus. */
async function sheetAlone(id, site) {
  try {
    return await (await fetched(new URL(`fiches/${id}/print.json`, site), LATEST)).json();
  } catch (error) {
    if (error.status === 404 || error.status === 410 || error instanceof SyntaxError) {
      return null;
    }
    throw error;
  }
}

/** Les images par leur nom ; le texte de remplacement de celles qui ne viennent pas les dira. */
async function readPictures(places, site) {
  const read = async ([name, place]) => [name, new Uint8Array(await (await fetched(new URL(place, site))).arrayBuffer())];
  const found = await Promise.allSettled(Object.entries(places).map(read));
  return found.filter(({ status }) => status === "fulfilled").map(({ value }) => value);
}

async function unpacked(bytes) {
  if (bytes[0] !== 0x1f) {
    return bytes; // l’hébergeur l’a décompressé
  }
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}

async function compiled(document, templates, fonts, pictures) {
  const builder = new TypstCompilerBuilder();
  // Rien à lire hors de ce qu’on donne.
  await builder.set_access_model({}, () => 0, () => false, (path) => path, () => undefined);
  for (const font of fonts) {
    await builder.add_raw_font(font);
  }
  const compiler = await builder.build();
  Object.entries(templates).forEach(([name, text]) => compiler.add_source(`/${name}`, text));
  pictures.forEach(([name, bytes]) => compiler.map_shadow(`${MEDIA}${name}`, bytes));
  const data = JSON.stringify(document);
  const set = (shown) => {
    const places = JSON.stringify(Object.fromEntries(shown.map(([name]) => [name, `${MEDIA}${name}`])));
    return compiler.compile("/main.typ", [["data", data], ["pictures", places]], "pdf", AS_LINES);
  };
  let made = set(pictures);
  if (!made.result && pictures.length) {
    made = set([]); // une image que le site n’a pas vue illisible : toutes sont dites par leur texte
  }
  if (!made.result) {
    throw Object.assign(new Error(made.diagnostics?.join("\n")), { why: "refused" });
  }
  return made.result;
}

function reason(error) {
  if (error?.why) {
    return error.why;
  }
  if (error?.status !== undefined) {
    return "network";
  }
  if (error instanceof RangeError || (error instanceof WebAssembly.RuntimeError && /memory/.test(error.message))) {
    return "memory";
  }
  return "refused";
}
