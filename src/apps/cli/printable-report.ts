import type { FormReport } from '../../capabilities/audit/report.ts';
import { printable } from '../../surfaces/cli/terminal.ts';

/** A report whose every text from the document is safe to write to a terminal. */
export function printableReport(report: FormReport): FormReport {
  return {
    ...report,
    file: printable(report.file),
    organisation: report.organisation === null ? null : printable(report.organisation),
    items: report.items.map((item) => ({
      ...item,
      remark: item.remark === null ? null : printable(item.remark),
    })),
    findings: report.findings.map((finding) => ({
      ...finding,
      message: printable(finding.message),
      repair: printable(finding.repair),
      quotes: finding.quotes.map((quote) => ({
        ...quote,
        text: printable(quote.text),
        ...(quote.file === undefined ? {} : { file: printable(quote.file) }),
      })),
    })),
  };
}
