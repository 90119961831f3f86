import { useQueryClient } from '@tanstack/react-query';
import { useSurface } from '../../../surfaces/ui/surface.tsx';

/** Asks anew what a page of this room shows, after something was done on it. */
export function useAgain(...questions: readonly string[]): () => void {
  const store = useQueryClient();
  const { scope } = useSurface();
  return () => {
    for (const question of questions)
      void store.invalidateQueries({ queryKey: [...scope, question] });
  };
}
