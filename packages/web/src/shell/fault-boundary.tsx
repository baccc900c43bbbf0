import { Component, type ReactNode } from "react";

interface FaultBoundaryProps {
  /** Another address is another try. */
  readonly address: string;
  readonly fallback: ReactNode;
  readonly children: ReactNode;
}

/** A page that breaks does not take the others with it. React knows this form of it only. */
export class FaultBoundary extends Component<FaultBoundaryProps, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { readonly broken: boolean } {
    return { broken: true };
  }

  override componentDidUpdate({ address }: FaultBoundaryProps): void {
    if (this.state.broken && address !== this.props.address) this.setState({ broken: false });
  }

  override render(): ReactNode {
    return this.state.broken ? this.props.fallback : this.props.children;
  }
}
