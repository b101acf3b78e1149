/*
 * Ce que le PDF dit de lui-même : PDF/UA-1 et PDF/A-2a.
 *
 * Typst fait ici les mêmes pages et les mêmes balises que pour les PDF du site, mais son compilateur pour navigateur ne reçoit
 * pas (version 0.8.0-rc3) le choix d’un standard. Manquent alors, mesuré objet par objet, ces marques : l’identification
 * dans les métadonnées, le titre montré par le lecteur de PDF, le profil des couleurs, l’ordre de tabulation des pages sans
 * lien. On les ajoute en récrivant la table des objets. Voir docs/decisions/0007-booklet-in-the-browser.md.
 */
const IDENTIFICATION = `<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" \
xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>\
<pdfuaid:part>1</pdfuaid:part><pdfaExtension:schemas><rdf:Bag>${[
  schema("XMP Media Management schema", "http://ns.adobe.com/xap/1.0/mm/", "xmpMM", [
    ["internal", "UUID based identifier for specific incarnation of a document", "InstanceID", "Text"],
  ]),
  schema("Adobe PDF schema", "http://ns.adobe.com/pdf/1.3/", "pdf", [
    ["internal", "Version of the PDF specification to which the document conforms", "PDFVersion", "Text"],
  ]),
  schema("PDF/UA Identification schema", "http://www.aiim.org/pdfua/ns/id/", "pdfuaid", [
    ["internal", "Part Number of ISO 14289 (PDF/UA)", "part", "Integer"],
  ]),
].join("")}</rdf:Bag></pdfaExtension:schemas></rdf:Description>`;

const ENTRY = 20; // octets d’une ligne de la table des objets

/** Le même PDF, qui dit ses standards. Lève une erreur si ce n’est pas un PDF comme Typst les écrit. */
export function declared(pdf) {
  const text = bytesAsText(pdf);
  const at = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-64))?.[1]);
  const [head, size] = /^xref\n0 (\d+)\n/.exec(text.slice(at, at + 32)) ?? [];
  if (!head) {
    throw new Error("no single cross-reference table");
  }
  const number = Number(size);
  const trailer = text.slice(at + head.length + number * ENTRY);
  const places = Array.from({ length: number }, (_, rank) => Number(text.substr(at + head.length + rank * ENTRY, 10)));
  const [, root] = /\/Root (\d+) 0 R/.exec(trailer);
  const order = places.map((place, rank) => [place, rank]).slice(1).sort(([one], [other]) => one - other);
  const objects = order.map(([start, rank], place) => [rank, text.slice(start, order[place + 1]?.[0] ?? at)]);
  const profile = objects.find(([, object]) => object.includes("/N 3/Range[0 1 0 1 0 1]"))?.[0];
  const parts = [text.slice(0, order[0][0])];
  const offsets = [];
  let length = parts[0].length;
  for (const [rank, object] of objects) {
    const written = spelledOut(rank === Number(root) ? catalog(object, profile) : marked(object));
    offsets[rank] = length;
    length += written.length;
    parts.push(written);
  }
  const table = offsets.slice(1).map((offset) => `${String(offset).padStart(10, "0")} 00000 n\r\n`);
  parts.push(head, "0000000000 65535 f\r\n", ...table, trailer.replace(/startxref\s+\d+/, `startxref\n${length}`));
  return textAsBytes(parts.join(""));
}

/** Le nombre de pages, que les métadonnées disent. */
export const pageCount = (pdf) => Number(/<xmpTPg:NPages>(\d+)</.exec(bytesAsText(pdf))?.[1] ?? 0);

function catalog(object, profile) {
  const intent =
    "<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(Custom)/OutputCondition(sRGB)/RegistryName()/Info(sRGB v4.2)" +
    `/DestOutputProfile ${profile} 0 R>>`;
  return object
    .replace("/ViewerPreferences<<", "/ViewerPreferences<</DisplayDocTitle true")
    .replace("/Type/Catalog", `/Type/Catalog${profile ? `/OutputIntents[${intent}]` : ""}`);
}

function marked(object) {
  if (/^\d+ 0 obj\n<<\/Length \d+\/Type\/Metadata/.test(object)) {
    return object
      .replace("</rdf:RDF>", `${IDENTIFICATION}</rdf:RDF>`)
      .replace(/\/Length (\d+)/, (_, length) => `/Length ${Number(length) + IDENTIFICATION.length}`);
  }
  return /^\d+ 0 obj\n<<\/Type\/Page\//.test(object) && !object.includes("/Tabs") ? object.replace("/Type/Page", "/Type/Page/Tabs/S") : object;
}

/** Une fin de flux sans équivoque (voir builder/printing/stream_ends.py). */
const spelledOut = (object) => object.replace(/\r\nendstream\nendobj\n$/, "\r\r\nendstream\nendobj\n");

function schema(name, namespace, prefix, properties) {
  const listed = properties.map(
    ([category, description, property, type]) =>
      `<rdf:li rdf:parseType="Resource"><pdfaProperty:category>${category}</pdfaProperty:category><pdfaProperty:description>${description}` +
      `</pdfaProperty:description><pdfaProperty:name>${property}</pdfaProperty:name><pdfaProperty:valueType>${type}</pdfaProperty:valueType></rdf:li>`,
  );
  return (
    `<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>${name}</pdfaSchema:schema><pdfaSchema:namespaceURI>${namespace}</pdfaSchema:namespaceURI>` +
    `<pdfaSchema:prefix>${prefix}</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>${listed.join("")}</rdf:Seq></pdfaSchema:property></rdf:li>`
  );
}

/** Un caractère par octet : « latin1 » de TextDecoder n’en est pas un. */
function bytesAsText(bytes) {
  const parts = [];
  for (let start = 0; start < bytes.length; start += 0x8000) {
    parts.push(String.fromCharCode(...bytes.subarray(start, start + 0x8000)));
  }
  return parts.join("");
}

const textAsBytes = (text) => Uint8Array.from(text, (char) => char.charCodeAt(0));
