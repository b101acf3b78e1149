// Sending without git: the address of a new file on the forge, else copy and paste step by step, else an e-mail.

import { element } from "./element.js";

/** Beyond, servers and browsers may cut an address. Bytes. */
const LONGEST_ADDRESS = 7500;
/** Beyond, mail programs may cut a ready message. Bytes. */
const LONGEST_MAIL = 1900;

const meta = (name) => document.querySelector(`meta[name="toolbox-${name}"]`)?.content ?? "";

/** What mkdocs.yml says of the repository: {forge, repository, branch, email}; empty where it says nothing. */
export const settings = () => ({
  forge: meta("forge"),
  repository: meta("repository").replace(/\/+$/, ""),
  branch: meta("branch") || "main",
  email: meta("email"),
});

/** Fields of an address, as short as the forges read them: a space is a plus, and these signs stay. */
const formQuery = (params) => query(params).replaceAll("%20", "+").replace(/%(?:3A|2C|2F|40)/g, decodeURIComponent);
const query = (params) => Object.entries(params).map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join("&");
const parts = (file) => [file.slice(0, file.lastIndexOf("/")), file.slice(file.lastIndexOf("/") + 1)];

/** For each forge: the page of a new file (already filled where it can be), and that of a file to change. */
const FORGES = {
  github: {
    name: "GitHub",
    filled: ({ repository, branch }, file, yaml) => `${repository}/new/${branch}?${formQuery({ filename: file, value: yaml })}`,
    empty: ({ repository, branch }, file) => `${repository}/new/${branch}?${formQuery({ filename: file })}`,
    edit: ({ repository, branch }, file) => `${repository}/edit/${branch}/${encodeURI(file)}`,
  },
  forgejo: {
    name: "Forgejo",
    filled: ({ repository, branch }, file, yaml) => `${repository}/_new/${branch}/${parts(file)[0]}?${formQuery({ filename: parts(file)[1], value: yaml })}`,
    empty: ({ repository, branch }, file) => `${repository}/_new/${branch}/${parts(file)[0]}?${formQuery({ filename: parts(file)[1] })}`,
    edit: ({ repository, branch }, file) => `${repository}/_edit/${branch}/${encodeURI(file)}`,
  },
  gitlab: {
    // GitLab takes the name of the file from the address, and not its content.
    name: "GitLab",
    filled: () => undefined,
    empty: ({ repository, branch }, file) => `${repository}/-/new/${branch}?${formQuery({ file_name: file })}`,
    edit: ({ repository, branch }, file) => `${repository}/-/edit/${branch}/${encodeURI(file)}`,
  },
};

/**
 * How a sheet can be sent.
 *
 * @returns {{way: "filled"|"paste"|"mail", address?: string, forge?: string, bytes?: number}}
 */
export function route({ yaml, file, exists }, config) {
  const forge = config.repository ? FORGES[config.forge] : undefined;
  if (!forge) {
    return { way: "mail" };
  }
  const filled = exists ? undefined : forge.filled(config, file, yaml);
  if (filled !== undefined && filled.length <= LONGEST_ADDRESS) {
    return { way: "filled", address: filled, forge: forge.name, bytes: filled.length };
  }
  return { way: "paste", address: (exists ? forge.edit : forge.empty)(config, file), forge: forge.name, bytes: filled?.length };
}

/** A ready message; with the sheet inside when it is short enough, else asking to join it. */
export function mail({ yaml, file, title, exists }, { email }) {
  const told = `Bonjour,\n\nVoici une proposition de ${exists ? "modification d’une fiche publiée" : "fiche"}\u00a0: ${title}\n\nFichier\u00a0: ${file}\n\n`;
  const written = (body) => body.replaceAll("\n", "\r\n"); // RFC 6068: some programs drop other ends of lines
  const address = (body) => `mailto:${email}?${query({ subject: `Fiche\u00a0: ${title}`, body: written(body) })}`;
  const whole = address(`${told}${yaml}`);
  return whole.length <= LONGEST_MAIL
    ? { address: whole, joined: false }
    : { address: address(`${told}La fiche est dans le fichier joint.\n`), joined: true };
}

export class Sending {
  constructor(root, config) {
    Object.assign(this, { root, config });
  }

  hide() {
    this.root.hidden = true;
  }

  /** @param sheet - {yaml, place, exists, title}; @param acts - { copy, save }: what copies the file, and what hands it over */
  offer(sheet, { copy, save }) {
    const one = { ...sheet, file: sheet.place.file, title: String(sheet.title ?? "") };
    const sent = route(one, this.config);
    const ways = { filled: () => this.#filled(sent), paste: () => this.#paste(sent, one, copy), mail: () => [] };
    this.root.replaceChildren(...ways[sent.way](), ...this.#byMail(one, sent.way === "mail", save));
    this.root.hidden = false;
    this.root.focus();
  }

  #filled({ address, forge }) {
    return [
      element("h3", "", `Avec un compte ${forge}`),
      element("p", "", `${forge} s’ouvre avec la fiche déjà écrite. Il en fait une copie à votre nom et propose la fiche à la rédaction.`),
      element("p", "", button(address, `Ouvrir la fiche sur ${forge}`)),
      steps([["bouton", `Sur ${forge}, appuyez sur le bouton de couleur qui enregistre («\u00a0Commit changes\u00a0» ou «\u00a0Propose changes\u00a0»).`], ["demande", "Sur la page suivante, appuyez encore sur le bouton de couleur\u00a0: la rédaction est prévenue."]]),
    ];
  }

  #paste({ address, forge }, { exists }, copy) {
    const copier = action("Copier la fiche", async () => {
      await copy();
      said.textContent = document.getElementById("yaml-said").textContent;
    });
    const said = Object.assign(element("span"), { role: "status" });
    return [
      element("h3", "", `Avec un compte ${forge}`),
      element("p", "", exists ? "Vous modifiez une fiche publiée\u00a0: son texte se remplace en entier." : `Cette fiche est trop longue pour passer dans une adresse\u00a0: elle se copie et se colle dans ${forge}.`),
      steps([
        ["copier", "Copiez la fiche.", element("p", "", copier, " ", said)],
        ["coller", exists ? `Ouvrez ${forge}, sélectionnez tout le texte, puis collez.` : `Ouvrez ${forge}\u00a0: le nom du fichier y est déjà. Collez dans la grande zone vide.`, element("p", "", button(address, `Ouvrir ${forge}`))],
        ["bouton", "Appuyez sur le bouton de couleur qui enregistre («\u00a0Commit changes\u00a0» ou «\u00a0Propose changes\u00a0»)."],
        ["demande", "Sur la page suivante, appuyez encore sur le bouton de couleur\u00a0: la rédaction est prévenue."],
      ]),
    ];
  }

  #byMail(sheet, only, save) {
    if (!this.config.email) {
      return only ? [element("p", "", "Téléchargez la fiche, puis envoyez le fichier à la rédaction."), element("p", "", action("Télécharger la fiche", save))] : [];
    }
    const { address, joined } = mail(sheet, this.config);
    return [
      element("h3", "", only ? "Par courriel" : "Sans compte, par courriel"),
      element("p", "", joined ? "La fiche est trop longue pour un message tout prêt\u00a0: téléchargez-la, puis joignez le fichier au message." : "Le message s’ouvre tout prêt, la fiche dedans."),
      ...(joined ? [element("p", "", action("Télécharger la fiche", save))] : []),
      element("p", "", button(address, "Écrire à la rédaction")),
    ];
  }
}

function action(text, act) {
  const made = Object.assign(element("button", "tb-button", text), { type: "button" });
  made.addEventListener("click", act);
  return made;
}

function button(address, text) {
  const link = element("a", "tb-button", text);
  link.href = address;
  if (!address.startsWith("mailto:")) {
    Object.assign(link, { target: "_blank", rel: "noopener" });
    link.append(element("span", "tb-send__tab", " (nouvel onglet)"));
  }
  return link;
}

/** Steps with their pictures; the pictures show what the words say, and are silent. */
function steps(told) {
  const root = document.querySelector(".tb-form-page").dataset.root;
  return element("ol", "tb-send__steps", ...told.map(([picture, text, ...more]) => {
    const image = Object.assign(document.createElement("img"), { src: `${root}assets/images/envoyer-${picture}.svg`, alt: "", width: 240, height: 150, loading: "lazy" });
    return element("li", "", element("p", "", text), ...more, image);
  }));
}
