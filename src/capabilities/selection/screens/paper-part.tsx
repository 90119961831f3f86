import type { Paper } from '../../../engines/documents/paper/paper.ts';
import { PaperLinks } from '../../../surfaces/ui/screen/paper-links.tsx';
import { PaperView } from '../../../surfaces/ui/screen/paper-view.tsx';

/** A paper that can be opened and read here, and taken as Word, printed or pasted by the question that makes it. */
export function PaperPart(props: {
  readonly paper: Paper;
  readonly verb: string;
  readonly input: Readonly<Record<string, string>>;
}) {
  const { paper, verb, input } = props;
  return (
    <details className="selection-paper">
      <summary>{paper.title}</summary>
      <PaperView blocks={paper.blocks} />
      <PaperLinks verb={verb} input={input} name={paper.title} />
    </details>
  );
}
