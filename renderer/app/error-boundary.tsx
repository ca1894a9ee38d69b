import { Component } from "react";
import type { ReactNode } from "react";
import { Button } from "antd";
import { useText } from "../i18n/use-text.ts";
import { goTo } from "./navigation.ts";

interface ErrorBoundaryProps {
  /** A new value shows the screen afresh, as when the person goes elsewhere. */
  readonly place: string;
  readonly children: ReactNode;
}

interface ErrorBoundaryState {
  readonly problem: string | null;
  readonly place: string;
}

/** Keeps one broken screen from taking the desk with it. React offers this only as a class. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { problem: null, place: this.props.place };

  static getDerivedStateFromError(error: unknown): Partial<ErrorBoundaryState> {
    return { problem: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }

  static getDerivedStateFromProps(
    props: ErrorBoundaryProps,
    state: ErrorBoundaryState,
  ): Partial<ErrorBoundaryState> | null {
    return props.place === state.place ? null : { problem: null, place: props.place };
  }

  override render(): ReactNode {
    if (this.state.problem === null) return this.props.children;
    return <Crash problem={this.state.problem} onAgain={() => this.setState({ problem: null })} />;
  }
}

function Crash({ problem, onAgain }: { readonly problem: string; readonly onAgain: () => void }) {
  const text = useText();
  return (
    <div className="crash" role="alert">
      <h1>{text.shell.crashTitle}</h1>
      <p>{text.shell.crashBody}</p>
      <code>{problem}</code>
      <div className="dialog-foot">
        <Button onClick={() => goTo({ page: "library" })}>{text.shell.library}</Button>
        <Button type="primary" onClick={onAgain}>
          {text.shell.crashAgain}
        </Button>
      </div>
    </div>
  );
}
