// Names of what is fixed in the tables: states, outcomes, sensitivities.

export interface Names {
  en: string;
  hi: string;
}

export const STATE_NAMES: Record<string, Names> = {
  'filed': { en: 'New', hi: 'नई' },
  'assigned': { en: 'Given to an officer', hi: 'अधिकारी को दी गई' },
  'action-reported': { en: 'Action reported', hi: 'कार्रवाई की सूचना मिली' },
  'closed': { en: 'Closed', hi: 'बंद' },
  'reopened': { en: 'Reopened', hi: 'फिर खोली गई' },
};

export const OUTCOME_NAMES: Record<string, Names> = {
  'action-taken': { en: 'Action taken', hi: 'कार्रवाई हुई' },
  'nothing-found': { en: 'Nothing found', hi: 'कुछ नहीं मिला' },
  'duplicate': { en: 'Known already', hi: 'पहले से ज्ञात' },
  'false': { en: 'Found to be false', hi: 'सूचना असत्य मिली' },
  'passed-on': { en: 'Passed on', hi: 'संबंधित विभाग को भेजी गई' },
};

export const SENSITIVITY_NAMES: Record<string, Names> = {
  low: { en: 'Low', hi: 'सामान्य' },
  medium: { en: 'Medium', hi: 'मध्यम' },
  high: { en: 'High', hi: 'उच्च' },
  critical: { en: 'Critical', hi: 'अति संवेदनशील' },
};
