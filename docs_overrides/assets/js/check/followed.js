// Which links of a text are followed: none that makes believe that it leads elsewhere. builder/followed.py.

/** Whether words or an address make believe that a link leads elsewhere than it does. */
function deceives(words, target, { site, site_said: siteSaid, box, box_said: boxSaid }) {
  const leads = site.fullmatch(target);
  if (!leads && target.slice(0, 6).toLowerCase() === "https:") {
    return true;
  }
  const said = siteSaid.search(words);
  if (said) {
    return !leads || !sameHouse(said[1], leads[1]);
  }
  const [to, named] = [box.fullmatch(target), boxSaid.fullmatch(words)];
  return Boolean(to && named && to[1].toLowerCase() !== named[1].toLowerCase());
}

/** Whether two names of sites are the same, or one is a part of the other. */
function sameHouse(one, other) {
  const [first, second] = [one, other].map((name) => `.${name.toLowerCase().replace(/^www\./, "")}`);
  return first.endsWith(second) || second.endsWith(first);
}

/** Whether a link that readers see under these words may be followed. */
export function isFollowed(words, target, { patterns, lists }) {
  const [scheme, rest] = target.split(/:(.*)/s);
  return Boolean(rest) && lists.schemes.includes(scheme.toLowerCase()) && !deceives(words, target, patterns.followed);
}
