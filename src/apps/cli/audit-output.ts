import { refusalMessage } from '../../capabilities/audit/refusal-message.ts';
import type { FormReport } from '../../capabilities/audit/report.ts';
import type { AuditRequest } from './arguments.ts';
import type { JobRefusal, JobResult } from './audit-job.ts';
import { printableReport } from './printable-report.ts';
import { countsOf, printReport, printSummary, type Layout } from './print-report.ts';
import { printable } from '../../surfaces/cli/terminal.ts';

/** Where an audit prints, and how. */
export interface AuditOutputTarget {
  readonly out: NodeJS.WriteStream;
  readonly err: NodeJS.WriteStream;
  readonly layout: Layout;
  /** There is more than one disclosure: name each text, and end with a summary. */
  readonly several: boolean;
}

/** Prints results one by one, and knows in the end how the audit went. */
export interface AuditOutput {
  print(result: JobResult): Promise<void>;
  /** Prints the summary and gives the exit code: 0, 1 or 2 as the audit contract says. */
  finish(): Promise<0 | 1 | 2>;
}

function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((resolve) => {
    if (stream.write(text)) resolve();
    else stream.once('drain', resolve);
  });
}

function numbered(text: string): string {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  const width = String(lines.length).length;
  return lines.map((line, index) => `${String(index + 1).padStart(width)}\t${line}\n`).join('');
}

/** What the summary needs of a report, without its quotations: thousands of files are kept till the end. */
function brief(report: FormReport): FormReport {
  const findings = report.findings.map((finding) => ({ ...finding, message: '', quotes: [] }));
  return { ...report, items: [], findings };
}

/** The output of an audit: JSON lines, numbered text, or reports for people, with refusals among them. */
export function createAuditOutput(request: AuditRequest, to: AuditOutputTarget): AuditOutput {
  const summary: FormReport[] = [];
  const refused: string[] = [];
  let audited = 0;
  let contradicted = false;

  const printRefusal = ({ file, code, values }: JobRefusal): Promise<void> => {
    refused.push(printable(file));
    const message = refusalMessage(code, values, request.language, file);
    return request.json
      ? write(to.out, `${JSON.stringify({ file, error: { code, message } })}\n`)
      : write(to.err, `${printable(message)}\n`);
  };
  const printText = async (name: string, text: string): Promise<void> => {
    audited += 1;
    if (to.several) await write(to.out, `==> ${printable(name)} <==\n`);
    await write(to.out, numbered(to.out.isTTY === true ? printable(text) : text));
  };
  const printForm = async (report: FormReport): Promise<void> => {
    audited += 1;
    contradicted ||= countsOf(report).contradiction > 0;
    if (request.json) return write(to.out, `${JSON.stringify(report)}\n`);
    const shown = printableReport(report);
    if (to.several) summary.push(brief(shown));
    return write(to.out, printReport(shown, to.layout));
  };

  return {
    async print({ name, refusals, text, reports }) {
      for (const refusal of refusals) await printRefusal(refusal);
      if (text !== null) await printText(name, text);
      for (const report of reports) await printForm(report);
    },
    async finish() {
      if (to.several && !request.json && !request.text)
        await write(to.out, printSummary(summary, refused, to.layout));
      if (audited === 0) return 2;
      return contradicted ? 1 : 0;
    },
  };
}
