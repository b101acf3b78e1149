/*
 * Pagefind, dont on sait s’il a tout lu : il tait un morceau de l’index qui n’est pas venu, et répond alors qu’aucune fiche n’a
 * le mot, jusqu’à la fin de la visite.
 */

const PIECE = /\.pf_index$/;

let current = { isWhole: true };
let isWatched = false;

/** Retient, dans le `fetch` dont Pagefind se sert, qu’un morceau a manqué. */
function watch() {
  const plain = globalThis.fetch;
  isWatched = true;
  globalThis.fetch = async (input, ...rest) => {
    const answer = await plain(input, ...rest).catch((error) => error);
    const isThere = answer instanceof Response;
    if (PIECE.test(input) && !(isThere && answer.ok)) {
      current.isWhole = false;
    }
    if (!isThere) {
      throw answer;
    }
    return answer;
  };
}

/** Un moteur neuf : `search` échoue quand il n’a pas tout ce qu’il lui faut pour répondre. */
export async function started(address) {
  const { createInstance } = await import(address);
  if (!isWatched) {
    watch();
  }
  const state = { isWhole: true };
  current = state;
  // Sans travailleur : sur 10 000 fiches, passer les résultats d’un fil à l’autre coûte autant que les trouver.
  const instance = createInstance({ noWorker: true, ranking: { pageLength: 0.3, termFrequency: 1, metaWeights: { title: 2 } } });
  await instance.init();
  return {
    async search(word) {
      const found = await instance.search(word);
      if (!state.isWhole) {
        throw new Error(address);
      }
      return found;
    },
  };
}
