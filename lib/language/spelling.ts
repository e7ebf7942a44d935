// Folds spellings together: how a word sounds, whichever of its many spellings was typed.

/**
 * How a word in Latin letters sounds: long vowels short, sh and s alike, w and v alike, z and j alike, letters dragged out cut off.
 * "gaanja", "ganja" and "gaannja" meet; doubled consonants stay, for "katta" (a pistol) and "kata" (cut) are two words.
 * @param latin one word from romaniseWord
 */
export function soundOf(latin: string): string {
  return latin
    .replace(/[^a-z0-9]/g, '')
    .replace(/([a-z])\1{2,}/g, '$1$1')
    .replace(/x/g, 'ks')
    .replace(/tch|cch|chh/g, 'ch')
    .replace(/ck|q/g, 'k')
    .replace(/c(?=[eiy])/g, 's')
    .replace(/c(?!h)/g, 'k')
    .replace(/z/g, 'j')
    .replace(/ph/g, 'f')
    .replace(/sh/g, 's')
    .replace(/w/g, 'v')
    .replace(/m(?=[pbf])/g, 'n')
    .replace(/aa+/g, 'a')
    .replace(/ee+|ii+|ie(?!$)|ea(?!$)/g, 'i')
    .replace(/oo+|uu+/g, 'u')
    .replace(/yi/g, 'i')
    .replace(/iy(?=[aeou])/g, 'i')
    .replace(/uv(?=a)/g, 'u')
    .replace(/a[iy](?![aeiou])|e[iy](?![aeiou])/g, 'e')
    .replace(/a[uv](?![aeiou])|o[uv](?![aeiou])/g, 'o')
    .replace(/y$/, 'i');
}

/** A sound without the endings of number and case, Hindi ("katton", "ladkiyan") and English ("pistols"). */
export function stemOf(sound: string): string {
  return sound
    .replace(/^(.{3,}[^s])s$/, '$1')
    .replace(/^(.{2,}i)(an|on|o|en)$/, '$1')
    .replace(/^(.{3,})(on|en)$/, '$1')
    .replace(/^(.{4,})[aeo]$/, '$1');
}

/** What is left of a sound when breath, the vowel a, doubled letters and near vowels are ignored: for long words only. */
export function skeletonOf(sound: string): string {
  return sound
    .replace(/([kgcjtdpb])h/g, '$1')
    .replace(/v/g, 'b')
    .replace(/o/g, 'u')
    .replace(/e/g, 'i')
    .replace(/(?<=.)a/g, '')
    .replace(/(.)\1+/g, '$1');
}
