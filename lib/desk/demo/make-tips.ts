// One demo tip after the other, as plain data: what was told, where, when, and what the offices have done since.
import { categorize } from '../categories/categorize';
import { DEFAULT_CATEGORIES } from '../categories/default-categories';
import type { TipDraft } from '../conversation/turn';
import { DIG_OFFICE, spOfficeOf } from '../places/offices';
import type { Chance } from './random';
import { ACTIONS, ANSWERS, QUESTIONS, STORIES, tellStory, type Story } from './stories';

export interface DemoStation { id: string; district: string; hi: string; en: string; lat: number | null; lon: number | null }
export interface DemoOfficer { id: number; name: string; district: string; station: string | null }
export interface DemoWorld {
  /** of those that the database has */
  categories: string[];
  districts: { code: string; hi: string; en: string }[];
  stations: DemoStation[];
  officers: DemoOfficer[];
  /** the SP user of a district, the DIG user */
  sp: Map<string, number>;
  dig: number | null;
  cells: string[];
  now: Date;
}

export interface DemoEvent { kind: string; at: Date; by: number | null; detail: Record<string, unknown>; release: boolean }
export interface DemoTip {
  language: 'hi' | 'en'; category: string; sensitivity: string; because: NonNullable<TipDraft['because']>; contradiction: string | null;
  district: string | null; station: string | null; outside: boolean; place: string | null; lat: number | null; lon: number | null;
  body: string; state: string; outcome: string | null; incomplete: boolean; assignedTo: number | null; version: number; filedAt: Date; updatedAt: Date;
  offices: string[]; events: DemoEvent[]; pictures: number;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const DAYS = 365;
/** Tips by category: drink and gambling are told of daily, murder is rare. */
const OFTEN: [string, number][] = [['narcotics', 24], ['gambling', 15], ['mining', 13], ['harassment', 12], ['cow', 8], ['corruption', 8], ['other', 9], ['weapons', 5], ['serious-crime', 2.5], ['trafficking', 2], ['conversion', 1.5]];
/** By hour of the day in India, from midnight: evenings most, a little at night, least before dawn. */
const HOURS: [number, number][] = [3, 2, 1, 1, 1, 2, 4, 5, 6, 7, 7, 6, 6, 5, 5, 6, 7, 9, 12, 15, 16, 15, 11, 6].map((weight, hour) => [hour, weight]);
/** From Sunday. */
const WEEKDAYS = [1.35, 0.9, 0.85, 0.9, 0.95, 1.1, 1.3];
const OUTCOMES: [string, number][] = [['action-taken', 52], ['nothing-found', 22], ['duplicate', 10], ['false', 8], ['passed-on', 8]];
const SENSITIVITIES = ['low', 'medium', 'high', 'critical'];

/** What `categorize` says of a template holds for all that is told by it. */
const found = new Map<string, ReturnType<typeof categorize>>();
function read(category: string, { template, text }: Story) {
  const key = `${category} ${template}`;
  let result = found.get(key);
  if (!result) found.set(key, (result = categorize({ text, categories: DEFAULT_CATEGORIES, menuChoice: category })));
  return result;
}

/** @returns a maker of tips: the same chance and world give the same tips */
export function tipMaker(chance: Chance, world: DemoWorld): () => DemoTip {
  const categories = OFTEN.filter(([id]) => world.categories.includes(id) && id in STORIES);
  // Some stations have ten times the tips of others, a crime of their own, and some are slow.
  const busy = new Map(world.stations.map(({ id }) => [id, chance.around(1, 0.8)]));
  const own = new Map(world.stations.map(({ id }) => [id, chance.weighted(categories)]));
  const slow = new Map(world.stations.map(({ id }) => [id, chance.around(1, 0.45)]));
  const shares = world.districts.map(({ code }, index): [string, number] => [code, [45, 33, 22][index] ?? 15]);

  function when(): Date {
    for (;;) {
      // Grows over the year, as the number becomes known.
      const back = DAYS * 2 * (1 - Math.sqrt(0.25 + 0.75 * chance.next()));
      const day = new Date(Math.floor((world.now.getTime() + 5.5 * HOUR - back * DAY) / DAY) * DAY);
      if (!chance.happens(WEEKDAYS[day.getUTCDay()]! / 1.35)) continue;
      const at = new Date(day.getTime() + (chance.weighted(HOURS) + chance.next()) * HOUR - 5.5 * HOUR);
      if (at <= world.now && at.getTime() > world.now.getTime() - DAYS * DAY) return at;
    }
  }

  return () => {
    const outside = chance.happens(0.01);
    const district = outside || chance.happens(0.03) ? null : chance.weighted(shares);
    const near = world.stations.filter((station) => station.district === district);
    const station = district && near.length > 0 && !chance.happens(0.1) ? chance.weighted(near.map((one): [DemoStation, number] => [one, busy.get(one.id)!])) : null;
    const menu = station && chance.happens(0.25) ? own.get(station.id)! : chance.weighted(categories);
    const told = menu === 'other' && chance.happens(0.08) ? 'serious-crime' : menu;
    const named = station ?? world.districts.find(({ code }) => code === district) ?? { hi: 'बलिया', en: 'Ballia' };
    const story = tellStory(chance, told, named);
    const meaning = read(menu, story);
    const raised = chance.happens(0.1) ? 1 : 0;
    const sensitivity = SENSITIVITIES[Math.min(3, SENSITIVITIES.indexOf(meaning.sensitivity) + raised)]!;
    const filedAt = when();
    const pinned = station?.lat != null && station.lon != null && chance.happens(0.22);
    const offices = [DIG_OFFICE, ...(district ? [spOfficeOf(district)] : []), ...(menu === 'narcotics' && world.cells.includes('CELL-NARCOTICS') ? ['CELL-NARCOTICS'] : [])];
    const worked = work(menu, sensitivity, district, station, filedAt);
    return {
      language: story.language, category: menu, sensitivity, because: meaning.because.filter(({ word }) => word.split(/\s*…\s*/).every((part) => story.text.includes(part))), contradiction: meaning.contradiction ?? null,
      district, station: station?.id ?? null, outside, place: outside ? 'बलिया' : station && chance.happens(0.75) ? (story.language === 'hi' && chance.happens(0.6) ? station.hi : station.en) : null,
      lat: pinned ? station.lat! + (chance.next() - 0.5) * 0.05 : null, lon: pinned ? station.lon! + (chance.next() - 0.5) * 0.05 : null,
      body: chance.happens(0.2) ? `${story.text}\n\n${chance.pick(['कृपया जल्दी कार्रवाई करें।', 'मेरा नाम किसी को न बताएँ।', 'jaldi dekhiye sir', 'फोटो भी भेज रहा हूँ।'])}` : story.text,
      incomplete: chance.happens(0.03), filedAt, offices, ...worked, pictures: chance.happens(0.3) ? 1 + chance.whole(3) : 0,
    };
  };

  /** What the offices have done since, up to now. */
  function work(category: string, sensitivity: string, district: string | null, station: DemoStation | null, filedAt: Date): Pick<DemoTip, 'state' | 'outcome' | 'assignedTo' | 'version' | 'updatedAt' | 'events'> {
    const events: DemoEvent[] = [{ kind: 'filed', at: filedAt, by: null, detail: { incomplete: false }, release: false }];
    const pace = (station ? slow.get(station.id)! : 1.6) * { critical: 0.25, high: 0.6, medium: 1, low: 1.5 }[sensitivity as 'low'];
    const chief = (district && world.sp.get(district)) || world.dig;
    const staff = world.officers.filter((officer) => officer.district === district && !(category === 'corruption' && officer.station !== null && officer.station === station?.id));
    let [state, outcome, assignedTo, at]: [string, string | null, number | null, Date] = ['filed', null, null, filedAt];
    const later = (hours: number) => new Date(at.getTime() + Math.max(0.1, chance.around(hours * pace, 0.9)) * HOUR);
    const add = (kind: string, time: Date, by: number | null, detail: Record<string, unknown>, release = false) => {
      if (time > world.now) return false;
      events.push({ kind, at: time, by, detail, release });
      at = time;
      return true;
    };
    const close = () => {
      const ending = chance.weighted(OUTCOMES);
      if (!add('closed', later(16), chief, { outcome: ending, text: '' })) return;
      state = 'closed';
      outcome = ending;
    };
    const steps = () => {
      if (staff.length === 0) {
        if (chance.happens(0.93)) close();
        return;
      }
      if (chance.happens(0.006)) return; // forgotten
      const officer = chance.pick(staff);
      if (!add('assigned', later(5), chief, { officer: officer.id, officerName: officer.name, again: false })) return;
      [state, assignedTo] = ['assigned', officer.id];
      if (chance.happens(0.12) && add('question', later(2), officer.id, { text: chance.pick(QUESTIONS) }) && chance.happens(0.7)) add('answer', later(3), null, { text: chance.pick(ANSWERS) });
      if (chance.happens(0.012)) return;
      if (!add('action-reported', later(26), officer.id, { text: chance.pick(ACTIONS) }, chance.happens(0.4))) return;
      state = 'action-reported';
      if (chance.happens(0.012)) return;
      close();
      if (state === 'closed' && chance.happens(0.015) && add('reopened', later(60), chief, { reason: 'सूचनादाता ने बताया कि यह फिर शुरू हो गया है।' })) [state, outcome] = ['reopened', null];
    };
    steps();
    return { state, outcome, assignedTo, version: events.filter(({ kind }) => !['filed', 'question', 'answer'].includes(kind)).length + 1, updatedAt: at, events };
  }
}
