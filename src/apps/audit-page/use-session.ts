import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditedText, Disclosure, Grouping, RunProgress, SourceFile } from './model.ts';
import { usePageAddress, type PageAddress } from './page-address.ts';
import { useAuditRun, type RunRequest } from './use-audit-run.ts';

/** The place of a disclosure whose result is replaced, and the audit it is compared with. */
interface Replacement {
  readonly index: number;
  readonly previous: AuditedText | null;
}

/** What the page keeps while it is open, and what a person can set off. Nothing leaves the browser. */
export interface Session {
  readonly page: PageAddress;
  readonly turnTo: (page: PageAddress) => void;
  /** Files given together that wait for the answer how they belong together. */
  readonly waiting: readonly SourceFile[];
  readonly disclosures: readonly Disclosure[];
  /** Counts finished runs, so that a new result starts with a fresh page. */
  readonly runs: number;
  readonly progress: RunProgress | null;
  /** The message of a defect that ended the last run. */
  readonly broken: string | null;
  /** Takes files: one is audited at once, several lead to the question how they belong together. */
  readonly offer: (files: readonly SourceFile[]) => void;
  readonly begin: (grouping: Grouping) => void;
  /** Audits the repaired files of a disclosure, to be compared with what was found before. */
  readonly again: (index: number, files: readonly SourceFile[]) => void;
  /** Reads a disclosure as a given version of the form; null lets the document say. */
  readonly readAs: (index: number, form: string | null) => void;
  readonly cancel: () => void;
}

/** The folder that all files lie in, or null. */
function commonFolder(files: readonly SourceFile[]): string | null {
  const first = files[0]?.path ?? '';
  if (!first.includes('/')) return null;
  const folder = first.slice(0, first.indexOf('/'));
  return files.every((file) => file.path.startsWith(`${folder}/`)) ? folder : null;
}

/** The page's session; see `Session`. */
export function useSession(): Session {
  const { t } = useTranslation();
  const [page, turnTo] = usePageAddress();
  const [waiting, setWaiting] = useState<readonly SourceFile[]>([]);
  const [disclosures, setDisclosures] = useState<readonly Disclosure[]>([]);
  const [runs, setRuns] = useState(0);
  const [broken, setBroken] = useState<string | null>(null);
  const run = useAuditRun();
  const { progress, cancel } = run;
  useEffect(() => {
    if (page !== 'reading' && progress) cancel(); // the person turned back with the browser
  }, [page, progress, cancel]);

  const place = (results: readonly Disclosure[], replacement: Replacement | null): PageAddress => {
    const [first] = results;
    setRuns((count) => count + 1);
    if (!replacement || !first) {
      setDisclosures(results);
      return results.length > 1 ? 'list' : 'result-1';
    }
    const { index, previous } = replacement;
    setDisclosures((all) => all.map((one, at) => (at === index ? { ...first, previous } : one)));
    return `result-${index + 1}`;
  };
  const audit = async (request: RunRequest, replacement: Replacement | null): Promise<void> => {
    const from = page === 'reading' ? 'start' : page;
    setBroken(null);
    turnTo('reading');
    const end = await run.start(request);
    if (end.kind === 'broken') setBroken(end.message);
    turnTo(end.kind === 'done' ? place(end.disclosures, replacement) : from, 'replace');
  };
  const requestFor = (files: readonly SourceFile[], grouping: Grouping): RunRequest => {
    const first = files[0]?.path ?? '';
    const several = t('grouping.name', { first, count: files.length });
    const name = commonFolder(files) ?? (files.length > 1 ? several : first);
    return { files, grouping, name, form: null };
  };

  return {
    page,
    turnTo,
    waiting,
    disclosures,
    runs,
    progress,
    broken,
    offer(files) {
      if (files.length === 1) return void audit(requestFor(files, 'together'), null);
      setWaiting(files);
      turnTo('grouping');
    },
    begin: (grouping) => void audit(requestFor(waiting, grouping), null),
    again(index, files) {
      const previous = disclosures[index]?.audited ?? null;
      void audit(requestFor(files, 'together'), { index, previous });
    },
    readAs(index, form) {
      const shown = disclosures[index];
      if (!shown) return;
      const { files, name, previous } = shown;
      void audit({ files, name, grouping: 'together', form }, { index, previous });
    },
    cancel,
  };
}
