/** A place: its coordinates say how exactly they are meant, since the middle of a district is no place. */
import { describe, expect, it } from 'vitest';
import { nested } from '../../../src/domain/validation/compounds.js';
import { coordinatePrecisions, Place } from '../../../src/domain/values/place.js';
import { placesRefused, problemsOfValue } from './problems-of-value.js';

const place = nested(() => Place);

/** Juba, with coordinates that differ from the right ones. */
function juba(coordinates: unknown): unknown {
  return { name: { en: 'Juba' }, country: 'SS', coordinates };
}

const right = { latitude: 4.85, longitude: 31.6, precision: 'near' };

describe('the coordinates of a place', () => {
  it('may be left out', () => {
    expect(placesRefused(place, juba(undefined))).toEqual([]);
  });

  it.each(coordinatePrecisions)('may be known by %s', (precision) => {
    expect(placesRefused(place, juba({ ...right, precision }))).toEqual([]);
  });

  it.each([
    [-90, -180],
    [90, 180],
    [0, 0],
    [-0.5, 1e-9],
  ])('reach from pole to pole and all around: %d, %d', (latitude, longitude) => {
    expect(placesRefused(place, juba({ ...right, latitude, longitude }))).toEqual([]);
  });

  it.each<[unknown, ...string[]]>([
    [null, ''],
    [[4.85, 31.6], ''],
    ['4.85,31.6', ''],
    [{}, '/latitude', '/longitude', '/precision'],
    [{ latitude: 4.85, longitude: 31.6 }, '/precision'],
    [{ latitude: 31.6, precision: 'near' }, '/longitude'],
    [{ ...right, precision: 'centroid' }, '/precision'],
    [{ ...right, precision: 7 }, '/precision'],
    [{ ...right, latitude: 90.000001 }, '/latitude'],
    [{ ...right, latitude: -90.1 }, '/latitude'],
    [{ ...right, latitude: '4.85' }, '/latitude'],
    [{ ...right, latitude: null }, '/latitude'],
    [{ ...right, longitude: 180.5 }, '/longitude'],
    [{ ...right, longitude: -200 }, '/longitude'],
    [{ ...right, longitude: Number.POSITIVE_INFINITY }, '/longitude'],
    [{ ...right, longitude: Number.NaN }, '/longitude'],
    [{ ...right, altitude: 550 }, '/altitude'],
  ])('are refused: %j', (coordinates, ...places) => {
    expect(placesRefused(place, juba(coordinates))).toEqual(places.map((at) => `/coordinates${at}`));
  });

  it('say what was expected', () => {
    expect(problemsOfValue(place, juba({ ...right, latitude: 131.6 }))).toEqual([
      '/coordinates/latitude expected a number from -90 to 90, got 131.6',
    ]);
  });
});
