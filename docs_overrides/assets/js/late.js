/* Une relecture est en retard selon le jour du lecteur : la page porte la date (data-review-due), jamais le verdict. */

const two = (number) => String(number).padStart(2, "0");

/** @param {Element} banner ce qui avertit d’un retard */
export function isLate(banner) {
  const now = new Date();
  const today = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  return Boolean(banner.dataset?.reviewDue) && today > banner.dataset.reviewDue;
}
