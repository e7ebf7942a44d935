// The limit on messages to one phone in a short time, where a test or a person has switched it on.
import { refusal, Refusal } from './refusals';
import type { World } from './world';

/** Keeps the times of recent sends to each phone. */
export function createBurstLimit(world: World): (phone: string) => void {
  const recent = new Map<string, number[]>();
  /** @throws Refusal 20429 with Retry-After, where the phone had its share */
  return (phone) => {
    const { burst } = world.settings;
    if (!burst) return recent.clear();
    const now = Date.now();
    const length = burst.seconds * 1000;
    const times = (recent.get(phone) ?? []).filter((time) => now - time < length);
    if (times.length >= burst.messages) {
      const { code, status, message } = refusal(20429);
      throw new Refusal(code, status, message, Math.ceil(((times[0] ?? now) + length - now) / 1000));
    }
    recent.set(phone, [...times, now]);
  };
}
