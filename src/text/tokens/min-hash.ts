/** Words per shingle: enough that two unrelated texts share few. */
const SHINGLE_WORDS = 4;
/** Bins of a min-hash. The standard error of the estimate is sqrt(J (1 - J) / bins): at most .125. */
export const MIN_HASH_BINS = 16;

/** 32-bit FNV-1a over a string's UTF-16 code units, with murmur3's final mix so that the low bits are usable alone. */
export function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mix(hash);
}

function mix(value: number): number {
  let hash = value ^ (value >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * Min-hash over the shingles of a sequence of word hashes: `MIN_HASH_BINS` unsigned 32-bit values, from one
 * permutation: a shingle's hash picks its bin and its value there. An empty bin copies the next filled one
 * ("rotation"). A text with fewer words than a shingle has no shingles; all its bins are 0xffffffff.
 */
export function minHash(wordHashes: readonly number[]): Uint32Array {
  const bins = new Uint32Array(MIN_HASH_BINS).fill(0xffffffff);
  for (let i = 0; i + SHINGLE_WORDS <= wordHashes.length; i++) {
    let hash = 0;
    for (let j = i; j < i + SHINGLE_WORDS; j++) hash = mix(Math.imul(hash, 31) + (wordHashes[j] ?? 0));
    const bin = hash % MIN_HASH_BINS;
    bins[bin] = Math.min(bins[bin] ?? 0, hash);
  }
  return fillEmptyBins(bins);
}

function fillEmptyBins(bins: Uint32Array): Uint32Array {
  return bins.map((value, i) => {
    for (let step = 0; step < bins.length && value === 0xffffffff; step++) {
      value = bins[(i + step) % bins.length] ?? value;
    }
    return value;
  });
}

/** Estimated Jaccard similarity of two texts' shingles, 0..1; 0 if either has none. */
export function minHashSimilarity(left: Uint32Array, right: Uint32Array): number {
  let equal = 0;
  for (let i = 0; i < MIN_HASH_BINS; i++) {
    if (left[i] === right[i] && left[i] !== 0xffffffff) equal++;
  }
  return equal / MIN_HASH_BINS;
}
