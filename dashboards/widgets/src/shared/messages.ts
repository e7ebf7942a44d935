// Messages that flows send to a widget.
import { inject, onBeforeUnmount, onMounted, shallowRef, type ShallowRef } from 'vue';

export interface DashboardSocket {
  on(event: string, listener: (message: unknown) => void): void;
  off(event: string, listener: (message: unknown) => void): void;
  emit(event: string, ...args: unknown[]): void;
}

/** The connection to the server, which Dashboard 2.0 provides. */
export const useSocket = (): DashboardSocket => inject<DashboardSocket>('$socket')!;

/** The newest payload that the widget was sent; null before the first. */
export function useMessages<T>(id: string): { payload: ShallowRef<T | null> } {
  const socket = useSocket();
  const payload = shallowRef<T | null>(null);
  const take = (message: unknown) => {
    const given = (message as { payload?: T } | null)?.payload;
    if (given !== undefined && given !== null) payload.value = given;
  };
  onMounted(() => socket.on(`msg-input:${id}`, take));
  onBeforeUnmount(() => socket.off(`msg-input:${id}`, take));
  return { payload };
}
