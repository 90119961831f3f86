import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { EventName, EventValues } from './events.ts';
import { logEvents } from './events.ts';
import { createLog, faultValues } from './log.ts';

function logged(form: 'json' | 'pretty' | 'silent' = 'json') {
  const lines: string[] = [];
  return { lines, log: createLog({ form, write: (line) => lines.push(line) }) };
}

it('writes one JSON object a line', () => {
  const { lines, log } = logged();
  log('request', { verb: 'unit.create', outcome: 'refused', status: 409, milliseconds: 12.4 });
  expect(lines).toHaveLength(1);
  const { time, ...rest } = JSON.parse(lines[0] ?? '') as Record<string, unknown>;
  expect(rest).toEqual({
    level: 'info',
    event: 'request',
    verb: 'unit.create',
    outcome: 'refused',
    status: 409,
    milliseconds: 12,
  });
  expect(String(time)).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
});

it('writes short lines for people, and none where silent', () => {
  const { lines, log } = logged('pretty');
  log('backup-failed', { code: 'disk-full-now' });
  expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d ✗ backup-failed code=disk-full-now\n$/);
  const silent = logged('silent');
  silent.log('server-stopped', {});
  expect(silent.lines).toEqual([]);
});

it('lets no name, number, address or input through, whatever is handed to it', () => {
  const secrets = [
    '张三',
    '202401234567',
    '13800138000',
    '192.168.10.77',
    'a b',
    '<script>',
    "x'; drop",
    'x@y.cn',
  ];
  const { lines, log } = logged();
  fc.assert(
    fc.property(
      fc.constantFrom(...(Object.keys(logEvents) as EventName[])),
      fc.constantFrom(...secrets),
      (event, secret) => {
        lines.length = 0;
        const names = [...Object.keys(logEvents[event].fields), 'input', 'name'];
        const values = Object.fromEntries(names.map((name) => [name, secret]));
        log(event, values as unknown as EventValues<typeof event>);
        expect(lines.join('')).not.toContain(secret === '192.168.10.77' ? '10.77' : secret);
      },
    ),
  );
});

it('tells of an error its class, code and place, never its message', () => {
  const { lines, log } = logged();
  const error = Object.assign(new TypeError('张三 typed\n    at 张三 (/home/x.ts:1:1)'), {
    code: '23505',
  });
  log(
    'fault',
    faultValues(new Error('outer 李四', { cause: error }), {
      reference: '01234567-89ab-4cde-8f01-23456789abcd',
      where: 'unit.create',
    }),
  );
  const line = lines[0] ?? '';
  expect(line).not.toMatch(/张三|李四|outer|typed|home/);
  expect(JSON.parse(line)).toMatchObject({ kind: 'Error', code: '23505', where: 'unit.create' });
  expect((JSON.parse(line) as { frames: string[] }).frames[0]).toMatch(/log\.test\.ts:\d+/);
  log(
    'fault',
    faultValues('张三', { reference: '01234567-89ab-4cde-8f01-23456789abcd', where: 'job' }),
  );
  expect(JSON.parse(lines[1] ?? '')).toMatchObject({ kind: 'string' });
});
