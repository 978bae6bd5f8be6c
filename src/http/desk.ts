/** Serves the desk, the application in the browser: its page for every path that is no one else's, and the files that it loads. */
import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import Negotiator from 'negotiator';
import { varyByAccept } from './negotiation.js';

/** It runs, shows and asks what is of this server alone, and no other page may frame it. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** What programs ask: whatever is not there stays a problem document. */
const OF_PROGRAMS = /^\/(?:v1|mcp|docs|health|metrics|assets|openapi\.json|asyncapi\.json)(?:[/?]|$)/;

const TYPES = ['application/json', 'text/html'];

/** A page is liked better than JSON; who names nothing, as `curl`, is a program. */
export function likesPage(request: IncomingMessage): boolean {
  return new Negotiator(request).mediaType(TYPES) === 'text/html';
}

type Strategy = Parameters<FastifyInstance['addConstraintStrategy']>[0];
type Route = Parameters<ReturnType<Strategy['storage']>['set']>[1];

/** Sends the page of the desk. */
export type SendDesk = (reply: FastifyReply) => void;

/**
 * Before the routes are made. Paths of the desk are not listed here: it knows itself which it has, and says so of the others.
 * @returns what sends its page; undefined where it is not built
 */
export function serveDesk(fastify: FastifyInstance): SendDesk | undefined {
  const folder = folderOfDesk();
  if (folder === undefined) return undefined;
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const send: SendDesk = (reply) => {
    void reply
      .header('content-security-policy', POLICY)
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(page);
  };
  void fastify.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    index: false,
    decorateReply: false,
    // Compressed when it was built.
    preCompressed: true,
    // Their names are made of what is in them.
    immutable: true,
    maxAge: '365d',
  });
  fastify.addConstraintStrategy({
    name: 'desk',
    mustMatchWhenDerived: false,
    storage: () => {
      const routes = new Map<unknown, Route>();
      return {
        get: (wanted) => routes.get(wanted) ?? null,
        set: (wanted, route) => {
          routes.set(wanted, route);
        },
      };
    },
    deriveConstraint: (request: IncomingMessage) =>
      request.method === 'GET' && !OF_PROGRAMS.test(request.url ?? '') && likesPage(request),
  });
  fastify.route({
    method: 'GET',
    url: '/*',
    constraints: { desk: true },
    handler: (_request, reply) => {
      varyByAccept(reply);
      send(reply);
    },
  });
  return send;
}

function folderOfDesk(): string | undefined {
  try {
    return join(createRequire(import.meta.url).resolve('#desk'), '..');
  } catch {
    return undefined;
  }
}
