package io.github.ledis4j.real;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.command.redis.RedisCommands;
import io.github.ledis4j.command.redis.geo.GeoAddOptions;
import io.github.ledis4j.command.redis.geo.GeoArea;
import io.github.ledis4j.command.redis.geo.GeoCenter;
import io.github.ledis4j.command.redis.geo.GeoCoordinates;
import io.github.ledis4j.command.redis.geo.GeoDistance;
import io.github.ledis4j.command.redis.geo.GeoMatch;
import io.github.ledis4j.command.redis.geo.GeoMember;
import io.github.ledis4j.command.redis.geo.GeoSearchOptions;
import io.github.ledis4j.command.redis.geo.GeoUnit;
import io.github.ledis4j.testkit.RedisVersion;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What Redis makes of the commands on places. */
final class RedisGeoRows {
  private static final GeoMember<String> PALERMO = GeoMember.of("Palermo", 13.361389, 38.115556);
  private static final GeoMember<String> CATANIA = GeoMember.of("Catania", 15.087269, 37.502669);
  private static final GeoCoordinates CORNER = new GeoCoordinates(180, 85.05112878);
  private static final GeoSearchOptions NEAREST = GeoSearchOptions.DEFAULT.nearestFirst();
  private static final GeoArea<String> CIRCLE =
      GeoArea.circle(GeoCenter.at(15, 37), 200, GeoUnit.KILOMETERS);
  private static final GeoArea<String> BOX =
      GeoArea.box(GeoCenter.member("Palermo"), 400, 400, GeoUnit.KILOMETERS);
  private static final GeoArea<String> POLYGON =
      GeoArea.polygon(
          List.of(
              new GeoCoordinates(10, 30), new GeoCoordinates(14, 45), new GeoCoordinates(14, 30)));

  private RedisGeoRows() {}

  static void add(CommandRows<RedisCommands<String, String>> rows, RedisVersion version) {
    places(rows);
    searching(rows);
    details(rows);
    storing(rows);
    polygons(rows, version == RedisVersion.VALKEY_9_1);
  }

  private static void places(CommandRows<RedisCommands<String, String>> rows) {
    GeoAddOptions options = GeoAddOptions.DEFAULT;
    List<GeoMember<String>> moved = List.of(GeoMember.of("Palermo", 0, 0), PALERMO);
    rows.row("GEOADD", c -> c.geoadd("g", List.of(PALERMO, CATANIA)), 2L)
        .row("GEOADD NX", c -> c.geoadd("g", moved, options.ifAbsent().countChanged()), 0L)
        .row("GEOADD XX CH", c -> c.geoadd("g", moved, options.ifPresent().countChanged()), 2L)
        .row("GEODIST", c -> c.geodist("g", "Palermo", "Catania", GeoUnit.KILOMETERS), 166.2742)
        .row("GEODIST ft", c -> c.geodist("g", "Palermo", "Palermo", GeoUnit.FEET), 0.0)
        .row("GEODIST missing", c -> c.geodist("g", "Palermo", "x", GeoUnit.METERS), null)
        .row("GEODIST in metres", c -> c.geodist("g", "Palermo", "Catania"), 166274.1516)
        .row("GEODIST no key", c -> c.geodist("missing", "a", "b", GeoUnit.MILES), null)
        .row("GEOHASH", c -> c.geohash("g", "Palermo", "x"), Arrays.asList("sqc8b49rny0", null))
        .row("GEOHASH of several", c -> c.geohash("g", List.of("Palermo")), List.of("sqc8b49rny0"))
        .row("GEOHASH no key", c -> c.geohash("missing", "x"), Arrays.asList((String) null))
        .check(
            "GEOPOS",
            c -> c.geopos("g", "x", "Palermo"),
            places -> places.get(0) == null && near(PALERMO, places.get(1)))
        .row("GEOADD corner", c -> c.geoadd("corner", List.of(new GeoMember<>("c", CORNER))), 1L)
        .row("GEOPOS corner", c -> c.geopos("corner", "c"), List.of(CORNER))
        .row("GEOADD one", c -> c.geoadd("corner", 180, 85.05112878, "d"), true)
        .row("GEOADD one NX", c -> c.geoadd("corner", 0, 0, "d", options.ifAbsent()), false)
        .row("GEOPOS one", c -> c.geopos("corner", List.of("d")), List.of(CORNER))
        .row("GEOPOS no key", c -> c.geopos("missing", "x"), Arrays.asList((Object) null))
        .refused("GEOADD on a string", c -> c.geoadd("text", List.of(PALERMO)));
  }

  private static void searching(CommandRows<RedisCommands<String, String>> rows) {
    GeoSearchOptions any = GeoSearchOptions.DEFAULT;
    GeoArea<String> nobody = GeoArea.circle(GeoCenter.member("x"), 1, GeoUnit.METERS);
    rows.row("GEOSEARCH", c -> c.geosearch("g", CIRCLE, NEAREST), List.of("Catania", "Palermo"))
        .row(
            "GEOSEARCH farthest",
            c -> c.geosearch("g", CIRCLE, any.farthestFirst()),
            List.of("Palermo", "Catania"))
        .check(
            "GEOSEARCH unordered",
            c -> c.geosearch("g", BOX, any),
            found -> Set.copyOf(found).equals(Set.of("Palermo", "Catania")))
        .check("GEOSEARCH short", c -> c.geosearch("g", BOX), found -> found.size() == 2)
        .row("GEOSEARCH COUNT", c -> c.geosearch("g", CIRCLE, any.count(1)), List.of("Catania"))
        .check(
            "GEOSEARCH ANY",
            c -> c.geosearch("g", CIRCLE, any.countAny(1)),
            found -> found.size() == 1)
        .row("GEOSEARCH no key", c -> c.geosearch("missing", CIRCLE, any), List.of())
        .refused("GEOSEARCH around nobody", c -> c.geosearch("g", nobody, any));
  }

  private static void details(CommandRows<RedisCommands<String, String>> rows) {
    rows.row(
            "GEOSEARCH WITHDIST",
            c -> c.geosearchWithDistances("g", BOX, NEAREST).thenApply(Object::toString),
            "[Palermo at 0.0, Catania at 166.2742]")
        .check(
            "GEOSEARCH WITHDIST short",
            c -> c.geosearchWithDistances("g", BOX),
            found -> found.stream().mapToDouble(GeoDistance::distance).max().orElse(0) == 166.2742)
        .check(
            "GEOSEARCH WITHCOORD short",
            c -> c.geosearchWithDetails("g", BOX),
            found -> found.size() == 2)
        .row(
            "GEOSEARCH WITHDIST no key",
            c -> c.geosearchWithDistances("missing", BOX, NEAREST),
            List.of())
        .check(
            "GEOSEARCH WITHCOORD",
            c -> c.geosearchWithDetails("g", CIRCLE, NEAREST),
            found -> isCatania(found.get(0)) && found.size() == 2);
  }

  private static void storing(CommandRows<RedisCommands<String, String>> rows) {
    rows.row("GEOSEARCHSTORE", c -> c.geosearchstore("gd", "g", CIRCLE, NEAREST.count(1)), 1L)
        .row("GEOHASH stored", c -> c.geohash("gd", "Catania"), List.of("sqdtr74hyu0"))
        .row(
            "GEOSEARCHSTORE STOREDIST", c -> c.geosearchstoreDistances("gd", "g", BOX, NEAREST), 2L)
        .check(
            "ZSCORE stored",
            c -> c.zscore("gd", "Catania"),
            distance -> Math.abs(distance - 166.2742) < 0.0001)
        .row("GEOSEARCHSTORE STOREDIST short", c -> c.geosearchstoreDistances("gd", "g", BOX), 2L)
        .row("GEOSEARCHSTORE short", c -> c.geosearchstore("gd", "g", CIRCLE), 2L)
        .row("GEOSEARCHSTORE none", c -> c.geosearchstore("gd", "missing", BOX, NEAREST), 0L)
        .row("EXISTS stored nothing", c -> c.exists("gd"), false);
  }

  private static void polygons(CommandRows<RedisCommands<String, String>> rows, boolean valkey) {
    rows.row(
            valkey,
            "GEOSEARCH BYPOLYGON",
            c -> c.geosearch("g", POLYGON, NEAREST),
            List.of("Palermo"))
        .row(
            valkey,
            "GEOSEARCHSTORE BYPOLYGON",
            c -> c.geosearchstore("gd", "g", POLYGON, NEAREST),
            1L);
  }

  private static boolean isCatania(GeoMatch<String> match) {
    return match.member().equals("Catania")
        && match.distance() == 56.4413
        && match.hash() == 3479447370796909L
        && near(CATANIA, match.coordinates());
  }

  private static boolean near(GeoMember<String> member, @Nullable GeoCoordinates found) {
    GeoCoordinates place = member.coordinates();
    return Math.abs(place.longitude() - requireNonNull(found).longitude()) < 0.00001
        && Math.abs(place.latitude() - found.latitude()) < 0.00001;
  }
}
