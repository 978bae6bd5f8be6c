/** Which methods each path answers to, so that a wrong method is told from a wrong path. */
import { Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';

@Injectable()
export class Routes {
  private readonly known: { readonly method: string; readonly pattern: RegExp }[] = [];

  /** Before the routes are made. */
  watch(fastify: FastifyInstance): void {
    fastify.addHook('onRoute', ({ method, url }) => {
      if (url.includes('*')) return;
      const pattern = new RegExp(
        `^${url.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll(/:[^/]+/g, '[^/]+')}$`,
      );
      for (const name of [method].flat()) this.known.push({ method: name, pattern });
    });
  }

  methodsFor(url: string): string[] {
    const path = url.split('?', 1)[0] ?? url;
    return [
      ...new Set(this.known.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method)),
    ].sort();
  }
}
