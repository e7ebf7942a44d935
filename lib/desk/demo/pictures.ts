// Small pictures for demo tips: drawn night scenes, plainly no photographs of anyone.
import sharp from 'sharp';
import type { Chance } from './random';

/** @returns JPEG pictures, some 10 KB each */
export async function drawPictures(chance: Chance, count: number): Promise<Buffer[]> {
  const pictures: Buffer[] = [];
  for (let index = 0; index < count; index++) pictures.push(await sharp(Buffer.from(scene(chance))).jpeg({ quality: 68 }).toBuffer());
  return pictures;
}

function scene(chance: Chance): string {
  const sky = chance.pick([['#0b1430', '#31406e'], ['#1b1d2b', '#5a4a55'], ['#24324a', '#b98d62'], ['#0a0d18', '#1f2d3d']]);
  const houses = Array.from({ length: 7 }, (_, index) => {
    const height = 70 + chance.whole(130);
    const windows = Array.from({ length: 3 }, () => (chance.happens(0.5) ? `<rect x="${index * 95 + 14 + chance.whole(50)}" y="${330 - height + 18 + chance.whole(40)}" width="16" height="20" fill="#f3c66a" opacity="0.85"/>` : '')).join('');
    return `<rect x="${index * 95 - 10}" y="${330 - height}" width="${70 + chance.whole(30)}" height="${height}" fill="#${chance.pick(['15192a', '1c2133', '23283b'])}"/>${windows}`;
  }).join('');
  const [x, length] = [60 + chance.whole(300), 120 + chance.whole(80)];
  const truck = chance.happens(0.6) ? `<g transform="translate(${x} 322)"><rect width="${length}" height="58" rx="4" fill="#3a3228"/><rect x="${length}" y="18" width="46" height="40" rx="6" fill="#4d4436"/><circle cx="26" cy="62" r="13" fill="#0c0c10"/><circle cx="${length + 18}" cy="62" r="13" fill="#0c0c10"/><circle cx="${length + 45}" cy="44" r="6" fill="#ffe9a8"/><path d="M${length + 48} 40l150 34v22z" fill="#ffe9a8" opacity="0.22"/></g>` : `<circle cx="${x}" cy="360" r="16" fill="#141824"/><rect x="${x - 11}" y="372" width="22" height="46" rx="9" fill="#141824"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"><defs><linearGradient id="s" x2="0" y2="1"><stop stop-color="${sky[0]}"/><stop offset="1" stop-color="${sky[1]}"/></linearGradient></defs><rect width="640" height="480" fill="url(#s)"/>${houses}<rect y="330" width="640" height="150" fill="#14151c"/><path d="M0 ${410 + chance.whole(20)}h640" stroke="#595440" stroke-width="4" stroke-dasharray="34 26"/>${truck}<text x="14" y="468" font-family="sans-serif" font-size="15" fill="#fff" opacity="0.55">demo</text></svg>`;
}
