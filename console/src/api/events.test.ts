import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { listen } from './events';

class FakeSource {
  static readonly CLOSED = 2;
  static made: FakeSource[] = [];
  readyState = 0;
  onopen?: () => void;
  onerror?: () => void;
  private handlers = new Map<string, (e: { data: string }) => void>();
  constructor(readonly url: string) { FakeSource.made.push(this); }
  addEventListener(name: string, then: (e: { data: string }) => void) { this.handlers.set(name, then); }
  close() { this.readyState = FakeSource.CLOSED; }
  says(name: string, data: string) { this.handlers.get(name)?.({ data }); }
}

beforeEach(() => {
  vi.useFakeTimers();
  FakeSource.made = [];
  vi.stubGlobal('EventSource', FakeSource);
  vi.stubGlobal('addEventListener', vi.fn());
  vi.stubGlobal('removeEventListener', vi.fn());
});
afterEach(() => { vi.useRealTimers(); vi.unstubAllGlobals(); });

it('passes on what it understands and passes over what it does not', () => {
  const on = vi.fn();
  const stop = listen('/events', { on, reopened: vi.fn() });
  FakeSource.made[0]?.onopen?.();
  FakeSource.made[0]?.says('role.changed', '{"role":"editor"}');
  FakeSource.made[0]?.says('role.changed', 'not json');
  expect(on.mock.calls).toEqual([['role.changed', { role: 'editor' }]]);
  stop();
});

it('after a gap opens again and asks for everything anew, but not the first time', () => {
  const reopened = vi.fn();
  const stop = listen('/events', { on: vi.fn(), reopened });
  FakeSource.made[0]?.onopen?.();
  expect(reopened).not.toHaveBeenCalled();
  FakeSource.made[0]?.onerror?.();
  vi.advanceTimersByTime(1000);
  expect(FakeSource.made).toHaveLength(2);
  FakeSource.made[1]?.onopen?.();
  expect(reopened).toHaveBeenCalledOnce();
  stop();
});

it('waits longer each time, and not at all once stopped', () => {
  const stop = listen('/events', { on: vi.fn(), reopened: vi.fn() });
  for (let i = 0; i < 4; i++) { FakeSource.made.at(-1)?.onerror?.(); vi.advanceTimersByTime(30_000); }
  expect(FakeSource.made).toHaveLength(5);
  FakeSource.made.at(-1)?.onerror?.();
  stop();
  vi.advanceTimersByTime(60_000);
  expect(FakeSource.made).toHaveLength(5);
});
