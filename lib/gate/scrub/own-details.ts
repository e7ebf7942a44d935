// Masks what a citizen writes of themself without thinking: their own number, their WhatsApp name, an e-mail address or id of theirs.
// A suspect's number or a vehicle's plate stays: it is what the report is about.
import { figuresOf } from './figures';
import { foldText, type Span } from '../../language/folded-text';
import { findOwnAddresses } from './own-addresses';
import { findOwnName, ownName } from './own-name';
import { findOwnNumbers, ownNumber } from './own-number';
import { findPlatformIds } from './platform-ids';

export interface OwnDetails {
  /** E.164 */
  phones?: readonly string[];
  /** WhatsApp's ids of the user for this business, such as IN.… */
  businessScoped?: readonly string[];
  profileName?: string;
}

/**
 * What masks texts of one citizen. Texts come back in Unicode's composed form (NFC).
 * @param mask what stands where something of theirs was
 */
export function createMasking(own: OwnDetails, mask: string): (text: string) => string {
  const numbers = (own.phones ?? []).map(ownNumber);
  const name = ownName(own.profileName);
  return (text) => {
    if (!text) return text;
    const composed = text.normalize('NFC');
    const folded = foldText(composed);
    const figures = figuresOf(folded.folded);
    const spans = [
      ...findPlatformIds(folded, figures, own.businessScoped ?? []),
      ...findOwnAddresses(folded, numbers, name),
      ...findOwnNumbers(folded, figures, numbers),
      ...(name ? findOwnName(folded, name) : []),
    ].map(([start, end]) => folded.placeOf(start, end));
    return replaceSpans(composed, spans, mask);
  };
}

function replaceSpans(text: string, spans: Span[], mask: string): string {
  let masked = '';
  let done = 0;
  for (const [start, end] of [...spans].sort((one, other) => one[0] - other[0] || other[1] - one[1])) {
    if (end <= done) continue;
    // What overlaps is one stretch.
    if (start >= done) masked += text.slice(done, start) + mask;
    done = end;
  }
  return masked + text.slice(done);
}
