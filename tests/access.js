// What axe does not see, measured in the page as it stands: each function returns the list of what is wrong.
(() => {
  const LANDMARKS = { banner: "body > header, [role=banner]", main: "main, [role=main]", contentinfo: "footer, [role=contentinfo]" };
  const FOCUSABLE = "a[href], button, input, select, textarea, summary, iframe, [tabindex], [contenteditable]";
  const ALIKE = 3;
  const SLOWEST = 0.02; // seconds

  const shown = (element) => element.checkVisibility({ visibilityProperty: true });
  const told = (element) => {
    const name = element.id ? `#${element.id}` : [...element.classList].map((one) => `.${one}`).join("");
    return `${element.localName}${name} « ${(element.textContent || "").trim().replace(/\s+/g, " ").slice(0, 40)} »`;
  };

  function structure() {
    const wrong = [];
    const levels = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter(shown);
    if (levels.filter((one) => one.localName === "h1").length !== 1) wrong.push("not one h1");
    let before = 0;
    for (const heading of levels) {
      const level = Number(heading.localName[1]);
      if (level > before + 1) wrong.push(`level skipped: ${told(heading)}`);
      before = level;
    }
    for (const [role, selector] of Object.entries(LANDMARKS)) {
      const found = [...document.querySelectorAll(selector)].filter((one) => shown(one) && !one.parentElement.closest("main, article, section"));
      const all = role === "main" ? [...document.querySelectorAll(selector)].filter(shown) : found;
      if (all.length !== 1) wrong.push(`${all.length} ${role}`);
    }
    const named = (one) => one.getAttribute("aria-label") || document.getElementById(one.getAttribute("aria-labelledby"))?.textContent.trim() || "";
    const navs = [...document.querySelectorAll("nav, [role=navigation]")].filter(shown).map(named);
    for (const name of new Set(navs)) {
      if (!name || navs.indexOf(name) !== navs.lastIndexOf(name)) wrong.push(`nav named « ${name} » ${navs.filter((one) => one === name).length} times`);
    }
    if (document.documentElement.lang !== "fr") wrong.push("not in French");
    return wrong;
  }

  function links() {
    const wrong = [];
    for (const link of document.querySelectorAll("a[target]")) {
      if (link.target !== "_top") wrong.push(`opens a window: ${told(link)}`);
    }
    for (const link of document.querySelectorAll("main p a[href], main li a[href], main dd a[href]")) {
      const block = link.closest("p, li, dd");
      const around = [...block.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && /\p{L}{2}/u.test(node.data));
      // A number or an arrow that calls a note is known by its shape.
      if (!shown(link) || !around || !/\p{L}{2}/u.test(link.textContent)) continue;
      const lines = [link, ...link.querySelectorAll("*")].map((one) => getComputedStyle(one));
      const marked = lines.some((style) => style.textDecorationLine.includes("underline") || parseFloat(style.borderBottomWidth) >= 1);
      if (!marked) wrong.push(`not underlined: ${told(link)}`);
    }
    return wrong;
  }

  function names() {
    const wrong = [];
    for (const control of document.querySelectorAll("a[aria-label], button[aria-label]")) {
      const words = (control.innerText ?? "").trim().replace(/\s+/g, " ").toLowerCase();
      if (shown(control) && /\p{L}/u.test(words) && !control.getAttribute("aria-label").toLowerCase().includes(words)) {
        wrong.push(`its name is not what it shows: ${told(control)} « ${control.getAttribute("aria-label")} »`);
      }
    }
    return wrong;
  }

  function stops() {
    const reached = (one) => one.tabIndex >= 0 && !one.disabled && shown(one) && one.localName !== "iframe";
    const chosen = (one) => one.type !== "radio" || one.checked || !document.querySelector(`[name="${one.name}"]:checked`);
    return [...document.querySelectorAll(FOCUSABLE)].filter((one) => reached(one) && chosen(one));
  }

  /** At most a few of those that are alike: the same element, of the same class, in the same one. */
  function samples(elements) {
    const seen = new Map();
    const kind = (one) => `${one.localName}.${one.className} ${one.parentElement.localName}.${one.parentElement.className}`;
    return elements.filter((one) => {
      const alike = kind(one);
      seen.set(alike, (seen.get(alike) ?? 0) + 1);
      return seen.get(alike) <= ALIKE;
    });
  }

  function luminance([red, green, blue]) {
    const linear = (part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * linear(red / 255) + 0.7152 * linear(green / 255) + 0.0722 * linear(blue / 255);
  }

  const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
  function pixel(color) {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  }

  function behind(element) {
    for (let one = element; one; one = one.parentElement) {
      const color = pixel(getComputedStyle(one).backgroundColor);
      if (color[3] === 255) return color;
    }
    return [255, 255, 255, 255];
  }

  function contrast(one, other) {
    const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
  }

  /** Whether an outline of 2 px at 3:1 came with the focus: on the element, on its label, or on what holds it. */
  function outlined(element) {
    const holders = [element, ...(element.labels ?? []), element.parentElement, element.parentElement?.parentElement];
    holders.push(element.closest("article, li, label"), ...element.querySelectorAll("path, span"));
    return holders.some((one) => {
      if (!one) return false;
      const style = getComputedStyle(one);
      if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) return false;
      const inside = parseFloat(style.outlineOffset) < 0;
      return contrast(pixel(style.outlineColor), behind(inside ? one : one.parentElement)) >= 3;
    });
  }

  /** To be called after a key was pressed, so that the browser shows the focus that scripts give. */
  function focus() {
    const wrong = [];
    const all = stops();
    wrong.push(...all.filter((one) => one.tabIndex > 0).map((one) => `out of order: ${told(one)}`));
    for (const element of samples(all)) {
      element.focus({ preventScroll: true });
      element.scrollIntoView({ behavior: "instant", block: "nearest", inline: "nearest" });
      if (document.activeElement !== element) continue;
      const { left, right, width } = element.getBoundingClientRect();
      if (width > 1 && (right <= 0 || left >= innerWidth)) wrong.push(`focus out of the window: ${told(element)}`);
      else if (!outlined(element)) wrong.push(`focus not seen: ${told(element)}`);
    }
    document.activeElement.blur();
    return wrong;
  }

  function motion() {
    const seconds = (times) => Math.max(...times.split(",").map((time) => parseFloat(time) * (time.trim().endsWith("ms") ? 0.001 : 1)));
    const slow = (style) => Math.max(seconds(style.transitionDuration), seconds(style.animationDuration)) > SLOWEST;
    return [...document.querySelectorAll("body *")].filter((one) => slow(getComputedStyle(one))).map((one) => `moves: ${told(one)}`);
  }

  /**
   * Elements whose text is cut, for being higher or wider than what shows it. Not those that are shortened on purpose where
   * the whole is one link away (a card's summary), or said elsewhere in the page (the bar's title).
   */
  function cut() {
    return [...document.querySelectorAll("body *")].filter((one) => {
      const style = getComputedStyle(one);
      const clips = /hidden|clip/.test(style.overflowX + style.overflowY);
      const text = [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
      const shortened = style.webkitLineClamp !== "none" || one.closest(".md-header__topic") || style.clipPath !== "none";
      if (!clips || !text || shortened || !shown(one)) return false;
      return one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1;
    }).map((one) => `cut: ${told(one)}`);
  }

  window.access = { structure, links, names, focus, motion, cut };
})();
