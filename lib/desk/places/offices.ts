// The ids of the offices that every range has.

/** The DIG range office, which sees every tip. */
export const DIG_OFFICE = 'DIG';

/** The SP office of a district. */
export function spOfficeOf(district: string): string {
  return `SP-${district}`;
}
