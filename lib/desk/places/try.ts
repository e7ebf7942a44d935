// For trying the places by hand: one place a line on standard input, one JSON a line on standard output, with English names.
import { createInterface } from 'node:readline';
import { DEFAULT_DISTRICTS } from './default-range';
import { findPlace } from './find-place';

void (async () => {
  if (process.stdin.isTTY) console.error('Write places as a citizen would, one a line; Ctrl-D ends.');
  for await (const text of createInterface({ input: process.stdin })) {
    const { district, station, confidence } = findPlace(text, DEFAULT_DISTRICTS);
    const home = DEFAULT_DISTRICTS.find(({ code }) => code === district);
    console.log(JSON.stringify({ district: home?.name.en ?? null, station: home?.stations.find(({ id }) => id === station)?.name.en ?? null, confidence }));
  }
})();
