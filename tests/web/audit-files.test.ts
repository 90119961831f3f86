import { describe, expect, it } from 'vitest';
import { defaultLimits, type RefusalCode } from '../../src/engines/documents/refusal.ts';
import type { DocumentTree } from '../../src/engines/documents/tree.ts';
import type { FormAudit } from '../../src/capabilities/audit/model.ts';
import type { RunProgress } from '../../src/apps/audit-page/model.ts';
import { auditFiles } from '../../src/apps/audit-page/reading/audit-files.ts';
import {
  createWorkerClient,
  type WorkerClient,
} from '../../src/apps/audit-page/reading/worker-client.ts';
import type {
  WorkerReply,
  WorkerRequest,
} from '../../src/apps/audit-page/reading/worker-messages.ts';

const decoder = new TextDecoder();

function file(path: string, text: string) {
  return { path, blob: new Blob([text]) };
}

function treeOf(name: string, text: string): DocumentTree {
  const span = { start: 0, end: text.length };
  return { text, blocks: [], files: [{ name, format: 'txt', span, wrapped: true }], notices: [] };
}

const audit: FormAudit = {
  part: 1,
  form: {
    version: '2021',
    confidence: 'exact',
    organisation: null,
    kind: null,
    span: { start: 0, end: 1 },
    tableSpans: [],
    asOf: null,
    schoolYear: null,
    items: [],
    secondLevelTotal: null,
  },
  items: [],
  findings: [],
};

/** Answers as the worker does: a text that says 自评表 holds a form, one that says 坏 cannot be read. */
function reply(request: WorkerRequest): WorkerReply {
  if (request.kind === 'audit') {
    return { kind: 'audited', audits: request.tree.text.includes('自评表') ? [audit] : [] };
  }
  const text = decoder.decode(request.bytes);
  return text.includes('坏')
    ? { kind: 'read', result: { ok: false, error: { code: 'truncated', values: {} } } }
    : { kind: 'read', result: { ok: true, value: treeOf(request.name, text) } };
}

/** Stands in for a browser's worker; a file that says 慢 is never answered, one that says 崩 breaks it. */
class FakeWorker {
  static started = 0;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onerror: ((event: { message: string }) => void) | null = null;
  onmessageerror: (() => void) | null = null;
  ended = false;
  constructor() {
    FakeWorker.started += 1;
  }
  postMessage(request: WorkerRequest): void {
    const text = request.kind === 'read' ? decoder.decode(request.bytes) : '';
    if (text.includes('慢')) return;
    setTimeout(() => {
      if (this.ended) return;
      if (text.includes('崩')) return this.onerror?.({ message: 'out of memory' });
      this.onmessage?.({ data: { sourceName: 'worker', action: 'ready' } });
      this.onmessage?.({ data: reply(request) });
    });
  }
  terminate(): void {
    this.ended = true;
  }
}

function newClient(): WorkerClient {
  return createWorkerClient(() => new FakeWorker() as unknown as Worker);
}

function options(client: WorkerClient, grouping: 'together' | 'separate') {
  const limits = { ...defaultLimits, fileBytes: 1000, milliseconds: 40 };
  return { client, limits, grouping, name: '页面', form: null, onProgress: () => undefined };
}

function codes(refused: readonly { readonly refusal: { readonly code: RefusalCode } }[]) {
  return refused.map((one) => one.refusal.code);
}

describe('auditing files in a worker', () => {
  it('puts the file that holds the form first when files are one disclosure', async () => {
    const files = [file('章程.txt', '章程'), file('表.txt', '自评表')];
    const result = await auditFiles(files, options(newClient(), 'together'));
    expect(result?.length).toBe(1);
    expect(result?.[0]?.files.map((one) => one.path)).toEqual(['表.txt', '章程.txt']);
    expect(result?.[0]?.audited?.tree.text).toBe('自评表\n章程\n');
    expect(result?.[0]?.audited?.audits.length).toBe(1);
  });

  it('gives each file a disclosure of its own when asked', async () => {
    const files = [file('a.txt', '自评表'), file('b.txt', '章程')];
    const result = await auditFiles(files, options(newClient(), 'separate'));
    expect(result?.map((one) => one.audited?.audits.length)).toEqual([1, 0]);
  });

  it('does not let a bad file stop the good ones', async () => {
    const files = [
      file('坏.docx', '坏'),
      file('慢.pdf', '慢'),
      file('崩.pdf', '崩'),
      file('大.txt', '大'.repeat(1000)),
      file('表.txt', '自评表'),
    ];
    const result = await auditFiles(files, options(newClient(), 'together'));
    const [one] = result ?? [];
    expect(one?.audited?.audits.length).toBe(1);
    expect(one?.refused.map((refused) => refused.path)).toEqual([
      '坏.docx',
      '慢.pdf',
      '崩.pdf',
      '大.txt',
    ]);
    expect(codes(one?.refused ?? [])).toEqual([
      'truncated',
      'took-too-long',
      'unreadable',
      'too-large',
    ]);
  });

  it('starts a new worker after one was ended', async () => {
    const before = FakeWorker.started;
    const files = [file('慢.txt', '慢'), file('表.txt', '自评表')];
    await auditFiles(files, options(newClient(), 'separate'));
    expect(FakeWorker.started - before).toBe(2);
  });

  it('ends at once when the person stops it', async () => {
    const client = newClient();
    const run = auditFiles([file('慢.txt', '慢')], {
      ...options(client, 'separate'),
      limits: defaultLimits,
    });
    client.stop();
    expect(await run).toBeNull();
  });

  it('tells how far it is', async () => {
    const told: RunProgress[] = [];
    const files = [file('a.txt', '自评表'), file('b.txt', '章程')];
    await auditFiles(files, {
      ...options(newClient(), 'together'),
      onProgress: (progress) => told.push(progress),
    });
    expect(told.map(({ path, done, step }) => `${step} ${path} ${done}`)).toEqual([
      'reading a.txt 0',
      'reading b.txt 1',
      'auditing 页面 2',
    ]);
  });
});
