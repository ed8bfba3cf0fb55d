import type { Figure } from "./measure";
import { account, Server } from "./pages";

const burst = 20;

/** Each as somebody else, whom nobody knows: that takes as long, and one account may not be tried so often. */
async function signIn({ origin }: Server, who: string): Promise<void> {
  const answer = await fetch(`${origin}/sign-in`, {
    method: "POST",
    redirect: "manual",
    body: new URLSearchParams({ email: `${who}@example.org`, password: account.password }),
    headers: { "sec-fetch-site": "same-origin" },
  });
  if (answer.status !== 401) throw new Error(`The bench could not sign in: ${answer.status}`);
  await answer.text();
}

/** How long `/healthz` waits while twenty sign in at once, against one sign-in by itself: hashing passwords must not hold it up. */
export async function signInFigure(directory: string): Promise<Figure> {
  const server = await Server.start(directory);
  try {
    const alone: number[] = [];
    for (let nth = 0; nth < 5; nth += 1) {
      const began = performance.now();
      await signIn(server, `alone${nth}`);
      alone.push(performance.now() - began);
    }
    const one = alone.sort((a, b) => a - b)[2] ?? Number.NaN;
    let isOver = false;
    const all = Promise.all(Array.from({ length: burst }, (_, nth) => signIn(server, `burst${nth}`))).finally(() => {
      isOver = true;
    });
    const waits: number[] = [];
    while (!isOver) {
      const began = performance.now();
      await (await fetch(`${server.origin}/healthz`)).text();
      waits.push(performance.now() - began);
    }
    await all;
    const late = waits.sort((a, b) => a - b)[Math.floor(waits.length * 0.95)] ?? Number.NaN;
    return {
      what: `/healthz while ${burst} sign in at once, 95 of 100`,
      value: late / one,
      unit: "×",
      limit: 0.5,
      of: `one sign-in by itself (${one.toFixed(0)} ms); ${waits.length} answers`,
    };
  } finally {
    await server.stop();
  }
}
