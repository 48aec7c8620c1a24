import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { styled } from 'styled-components';

const Bar = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 2px;
  align-items: center;
  container-type: inline-size;
  select { max-inline-size: 9rem; }
`;

export const Tool = styled.button`
  display: inline-flex;
  align-items: center;
  justify-content: center;
  gap: 0.4rem;
  min-inline-size: 3.2rem;
  min-block-size: 3.2rem;
  padding-inline: 0.6rem;
  border: 0;
  border-radius: ${({ theme }) => theme.borderRadius};
  background: none;
  color: ${({ theme }) => theme.colors.neutral800};
  font: inherit;
  font-size: 1.3rem;
  cursor: pointer;
  svg {
    inline-size: 1.6rem;
    block-size: 1.6rem;
  }
  /* Beside the page, all tools are still in one row. */
  @container (max-width: 66rem) {
    min-inline-size: 2.6rem;
    padding-inline: 0.2rem;
  }
  &:hover:not(:disabled) {
    background: ${({ theme }) => theme.colors.neutral150};
  }
  &[aria-pressed="true"],
  &[aria-expanded="true"] {
    background: ${({ theme }) => theme.colors.primary100};
    color: ${({ theme }) => theme.colors.primary700};
  }
  &:disabled {
    opacity: 0.4;
    cursor: default;
  }
  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -2px;
  }
`;

const toolsIn = (bar: HTMLElement | null): HTMLElement[] => [
  ...(bar?.querySelectorAll<HTMLElement>('button:not(:disabled), select:not(:disabled)') ?? []),
];

function letTabIn(tools: readonly HTMLElement[], one: HTMLElement | undefined): void {
  for (const tool of tools) tool.tabIndex = tool === one ? 0 : -1;
}

/** A toolbar: Tab comes to it once, the arrow keys go along it. */
export function ToolBar({ label, children }: { label: string; children: ReactNode }) {
  const bar = useRef<HTMLDivElement>(null);
  const current = useRef<HTMLElement | null>(null);
  const move = (event: KeyboardEvent) => {
    const tools = toolsIn(bar.current);
    const at = document.activeElement instanceof HTMLElement ? tools.indexOf(document.activeElement) : -1;
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tools.length - 1 }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    const next = tools[(to + tools.length) % tools.length];
    current.current = next ?? null;
    next?.focus();
    letTabIn(tools, next);
  };
  // What can be pressed changes with the cursor: of that, one is always where Tab comes to.
  useEffect(() => {
    const tools = toolsIn(bar.current);
    const last = current.current;
    letTabIn(tools, last && tools.includes(last) ? last : tools[0]);
  });
  return (
    <Bar ref={bar} role="toolbar" aria-label={label} onKeyDown={move}>
      {children}
    </Bar>
  );
}
