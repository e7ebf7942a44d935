// What the case API gives (docs/case-api.md).

export type Language = 'hi' | 'en';
export interface Names { en: string; hi: string }
export type Role = 'dig' | 'sp' | 'officer' | 'police-it' | 'auditor';
export type Sensitivity = 'low' | 'medium' | 'high' | 'critical';
export type TipState = 'filed' | 'assigned' | 'action-reported' | 'closed' | 'reopened';
export type Right = 'assign' | 'act' | 'ask' | 'close' | 'reopen' | 'route' | 'note';

export interface Viewer { userId: number; username: string; name: string; role: Role; office: string | null; station: string | null; language: Language }
export interface Me { viewer: Viewer; may: Record<Right | 'seeTips' | 'seeStats' | 'seeAudit', boolean> }

export interface TipSummary {
  id: number; version: number; receipt: string; language: Language;
  category: string; categoryName: Names; sensitivity: Sensitivity; contradiction: string | null; contradictionName: Names | null;
  district: string | null; districtName: Names | null; station: string | null; stationName: Names | null; outside: boolean; place: string | null; lat: number | null; lon: number | null;
  state: TipState; outcome: string | null; incomplete: boolean; notSolved: boolean;
  assignedTo: { id: number; name: string } | null; filedAt: string; updatedAt: string;
  excerpt: string;
  evidence: { photo: number; video: number; audio: number; document: number };
}

export interface Evidence { id: number; kind: 'photo' | 'video' | 'audio' | 'voice' | 'document'; contentType: string; size: number; source: 'citizen' | 'officer'; at: string; url: string }

export interface TipEvent {
  id: number;
  kind: 'filed' | 'added' | 'assigned' | 'action-reported' | 'question' | 'answer' | 'closed' | 'reopened' | 'rerouted' | 'note';
  at: string; by: { name: string; role: Role } | null;
  detail: { text?: string; officerName?: string; outcome?: string; reason?: string; again?: boolean };
  release: boolean; evidence: Evidence[];
  told: { state: 'waiting' | 'held' | 'taken' | 'sent' | 'failed'; problem: string | null } | null;
}

export interface Tip extends Omit<TipSummary, 'evidence'> {
  body: string; because: { word: string; category?: string; raises?: string }[]; answers: Record<string, { name: Names; value: string; label: Names }>;
  offices: { id: string; name: Names }[];
  evidence: Evidence[]; history: TipEvent[];
  reach: 'reachable' | 'not-reachable' | 'unknown';
  may: Record<Right, boolean>;
}

export interface TipPage { tips: TipSummary[]; next: string | null; counts: Record<'new' | 'open' | 'assigned' | 'action-reported' | 'closed' | 'mine', number> }

export interface Officer { id: number; name: string; office: string | null; station: string | null; stationName: Names | null; openTips: number }

export interface Reference {
  categories: { id: string; name: Names; sensitivity: Sensitivity; active: boolean }[];
  districts: { code: string; name: Names; outline: [number, number][] | null; active: boolean }[];
  stations: { id: string; district: string; name: Names; lat: number | null; lon: number | null; active: boolean }[];
  offices: { id: string; kind: 'dig' | 'sp' | 'cell'; district: string | null; name: Names; active: boolean }[];
  outcomes: { id: string; name: Names }[]; states: { id: TipState; name: Names }[]; sensitivities: { id: Sensitivity; name: Names }[];
}

export interface AuditEntry { id: number; at: string; user: { id: number; username: string; name: string } | null; act: string; tip: { id: number; receipt: string | null } | null; detail: Record<string, unknown> }
