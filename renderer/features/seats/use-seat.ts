import { client } from "../../api/client.ts";
import { useQuery, valueOf } from "../../api/use-query.ts";

/** The seat that is open now; null at the shared desk or while it is not known. */
export function useSeat() {
  return valueOf(useQuery(client.seats.current, {}));
}

/** Whether the open seat is the secretariat's. */
export function useSecretariat(): boolean {
  return useSeat()?.roles.includes("secretariat") ?? false;
}
