/* Des éléments sans HTML : ce qu’un lecteur ou une fiche a écrit reste du texte. */

export function make(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key.includes("-")) {
      element.setAttribute(key, value);
    } else {
      element[key] = value;
    }
  }
  element.append(...children);
  return element;
}

const numbers = new Intl.NumberFormat("fr");

export const number = (value) => numbers.format(value);

export const count = (value, noun, plural = `${noun}s`) => `${number(value)}\u00a0${value > 1 ? plural : noun}`;
