// The settings of a tip-stats node, as they stand in a flow file or come with a message, parsed into a chart's query.
import type { ChartQuery } from './chart';
import { COUNT_KEYS, type CountFilters, type CountKey } from './counts';
import { PERIODS, type Period } from './period';

const FILTERS = ['category', 'station', 'district', 'sensitivity', 'state', 'outcome'] as const;

/** @throws Error that names the setting that can't be used */
export function chartQuery(settings: Record<string, unknown>): ChartQuery {
  const text = (name: string) => (typeof settings[name] === 'string' ? settings[name].trim() : '');
  const key = (name: string): CountKey => {
    if (!COUNT_KEYS.includes(text(name) as CountKey)) throw new Error(`tip-stats: the setting "${name}" must be one of ${COUNT_KEYS.join(', ')}.`);
    return text(name) as CountKey;
  };
  const day = (name: string) => {
    if (text(name) && !/^\d{4}-\d{2}-\d{2}$/.test(text(name))) throw new Error(`tip-stats: the setting "${name}" must be a day such as 2026-01-31.`);
    return text(name) || undefined;
  };
  const period = text('period') || 'last-8-weeks';
  if (!PERIODS.includes(period as Period)) throw new Error(`tip-stats: the setting "period" must be one of ${PERIODS.join(', ')}.`);
  const filters: CountFilters = {};
  for (const name of FILTERS) {
    const given = settings[name];
    const ids = Array.isArray(given) ? given.map(String) : text(name).split(',').map((id) => id.trim()).filter(Boolean);
    if (ids.length > 0) filters[name] = ids;
  }
  const top = Number(settings.top ?? 0);
  return { by: key('by'), split: text('split') ? key('split') : undefined, period: period as Period, days: { from: day('from'), to: day('to') }, filters, top: Number.isInteger(top) && top > 0 ? top : 0, others: settings.others !== false };
}
