/** The part of jstat (MIT) that tests compare with; the package brings no types. */
declare module "jstat" {
  interface Jstat {
    readonly beta: { readonly inv: (p: number, alpha: number, beta: number) => number };
    readonly binomial: { readonly cdf: (k: number, n: number, p: number) => number };
    readonly normal: { readonly inv: (p: number, mean: number, standardDeviation: number) => number };
  }
  const library: { readonly jStat: Jstat };
  export default library;
}
