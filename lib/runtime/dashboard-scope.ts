// What of the dashboard a viewer gets: pages by role, messages by person. Pure, so that each rule can be tested by itself.
import type { Role, Viewer } from '../desk/offices/viewer';
import type { Language } from '../exchange/messages';

/** What flows learn of the person whose browser asked: `msg._client.user`. */
export type DashboardUser = Pick<Viewer, 'userId' | 'role' | 'office' | 'station' | 'language'>;

interface Part {
  id?: string;
  type?: string;
  className?: string;
  page?: string;
  props?: { group?: string; page?: string };
}

/** The arguments of Dashboard 2.0's event `ui-config` that matter here. */
export interface DashboardConfig {
  pages: Record<string, Part>;
  groups: Record<string, Part>;
  widgets: Record<string, Part>;
  [other: string]: unknown;
}

/** What a browser was shown, and so may act on. */
export interface Shown {
  pages: ReadonlySet<string>;
  widgets: ReadonlySet<string>;
}

/**
 * Whether a role sees a page. A page says so in its class, which police IT set in the editor: `for-dig for-sp`.
 * A page that names no role is a draft of police IT.
 */
export function roleSeesPage(role: Role, className: string | undefined): boolean {
  const roles = (className ?? '').split(/\s+/).filter((word) => word.startsWith('for-'));
  return roles.length === 0 ? role === 'police-it' : roles.includes(`for-${role}`);
}

const TEXTS = ['name', 'label', 'title', 'xAxisLabel', 'yAxisLabel'] as const;
/** Between the Hindi and the English form of a text. */
const BOTH = ' · ';

/** Names and labels that police IT wrote as `हिंदी · English`, in the viewer's language. */
function inLanguage<T extends object>(language: Language, part: T): T {
  const words = part as Record<string, unknown>;
  const texts = TEXTS.flatMap((name) => {
    const text = words[name];
    const [hi, en, more] = typeof text === 'string' ? text.split(BOTH) : [];
    return hi && en && more === undefined ? [[name, language === 'hi' ? hi : en]] : [];
  });
  return texts.length > 0 ? { ...part, ...Object.fromEntries(texts) } : part;
}

/**
 * Charts are drawn and not set as text: without this they would have no font for Devanagari. Long names break instead of being left out;
 * the longest word of one fits, for Devanagari can't be cut within a word, and 13 names stand beside each other on a small laptop.
 */
function withChartLook<T extends Part>(part: T): T {
  if (part.type !== 'ui-chart') return part;
  const props = part.props as Record<string, unknown> | undefined;
  // Units of width are columns, of which a page has 12.
  const isWide = Number(props?.width) > 6;
  const look = {
    textStyle: { fontFamily: "'Satark Sans', sans-serif" },
    legend: { type: 'scroll', top: 0, bottom: 'auto', itemWidth: 14, itemHeight: 14, textStyle: { lineHeight: 20 } },
    grid: { top: 42, left: 8, right: 14, bottom: 6, containLabel: true },
    xAxis: { axisLabel: { interval: 0, hideOverlap: true, width: isWide ? 88 : 64, overflow: 'break', lineHeight: 14, fontSize: 11 } },
    // There is no half a tip.
    yAxis: { minInterval: 1 },
  };
  return { ...part, props: { ...props, chartOptions: { ...look, ...(props?.chartOptions as object) } } };
}

/** The configuration in the viewer's language, with the pages of their role only and what stands on them. */
export function configFor({ role, language }: Pick<DashboardUser, 'role' | 'language'>, config: DashboardConfig): { config: DashboardConfig; shown: Shown } {
  const keep = <T extends Part>(parts: Record<string, T>, fits: (part: T, id: string) => boolean) => Object.fromEntries(Object.entries(parts).filter(([id, part]) => fits(part, id)));
  const pages = keep(config.pages, (page) => roleSeesPage(role, page.className));
  const groups = keep(config.groups, (group) => group.page !== undefined && group.page in pages);
  // What stands on no page (an event node, notifications) is for all.
  const widgets = keep(config.widgets, ({ props }) => (props?.group ? props.group in groups : props?.page ? props.page in pages : true));
  const told = <T extends Part>(parts: Record<string, T>) => Object.fromEntries(Object.entries(parts).map(([id, part]) => [id, withChartLook(inLanguage(language, part.props ? { ...part, props: inLanguage(language, part.props) } : part))]));
  const dashboards = told((config.dashboards ?? {}) as Record<string, Part>);
  return { config: { ...config, dashboards, pages: told(pages), groups: told(groups), widgets: told(widgets) }, shown: { pages: new Set(Object.keys(pages)), widgets: new Set(Object.keys(widgets)) } };
}

/** Whose message it is, as the server wrote it; undefined where nobody's. */
export function userOf(message: unknown): DashboardUser | undefined {
  const user = (message as { _client?: { user?: Partial<DashboardUser> } } | null | undefined)?._client?.user;
  return typeof user?.userId === 'number' && typeof user.role === 'string' ? (user as DashboardUser) : undefined;
}

/** Whether all of a message (Dashboard 2.0 also sends arrays of them) is this person's. */
export function isOwn(viewer: Pick<Viewer, 'userId'> | undefined, message: unknown): boolean {
  if (!viewer) return false;
  if (Array.isArray(message)) return message.length > 0 && message.every((part) => isOwn(viewer, part));
  return userOf(message)?.userId === viewer.userId;
}

/** What a browser sent, without the identity that it claims; a bare value becomes a message. */
export function withoutClaims(message: unknown): unknown {
  if (Array.isArray(message)) return message.map(withoutClaims);
  if (typeof message !== 'object' || message === null) return { payload: message };
  const { _client, ...rest } = message as Record<string, unknown>;
  return rest;
}
