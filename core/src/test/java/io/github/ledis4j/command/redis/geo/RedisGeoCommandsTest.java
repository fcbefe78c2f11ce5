package io.github.ledis4j.command.redis.geo;

import static io.github.ledis4j.command.CommandTable.array;
import static io.github.ledis4j.command.CommandTable.bulk;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ledis4j.command.CommandTable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RedisGeoCommandsTest {
  private static final GeoSearchOptions ALL = GeoSearchOptions.DEFAULT;
  private static final GeoCoordinates PLACE = new GeoCoordinates(13.5, 38.25);
  private static final String PLACE_2 = array(bulk("13.5"), bulk("38.25"));
  private static final String PLACE_3 = array(",13.5\r\n", ",38.25\r\n");
  private static final GeoArea<String> NEAR_A =
      GeoArea.circle(GeoCenter.member("a"), 200.5, GeoUnit.KILOMETERS);
  private static final GeoArea<String> BOX =
      GeoArea.box(GeoCenter.at(new GeoCoordinates(15, 37)), 4, 2, GeoUnit.MILES);
  private static final GeoArea<String> POLYGON =
      GeoArea.polygon(
          List.of(
              new GeoCoordinates(10, 30), new GeoCoordinates(20, 30), new GeoCoordinates(15, 45)));

  @TestFactory
  Stream<DynamicTest> should_send_and_read_when_members_are_places() {
    CommandTable<RedisGeoCommands<String, String>> table =
        new CommandTable<>(RedisGeoCommands.class);
    return searching(places(table)).tests();
  }

  private static CommandTable<RedisGeoCommands<String, String>> places(
      CommandTable<RedisGeoCommands<String, String>> table) {
    List<GeoMember<String>> two = List.of(GeoMember.of("a", 13.5, 38), GeoMember.of("b", -15, 0));
    GeoAddOptions options = GeoAddOptions.DEFAULT.ifAbsent().countChanged();
    return table
        .row("GEOADD g 13.5 38 a -15 0 b", c -> c.geoadd("g", two), ":2\r\n", 2L)
        .row("GEOADD g NX CH 13.5 38 a -15 0 b", c -> c.geoadd("g", two, options), ":0\r\n", 0L)
        .row(
            "GEOADD g XX 13.5 38 a -15 0 b",
            c -> c.geoadd("g", two, GeoAddOptions.DEFAULT.ifAbsent().ifPresent()),
            ":0\r\n",
            0L)
        .refused("GEOADD", c -> c.geoadd("g", List.of()), "at least one member is needed")
        .row("GEOADD g 13.5 38 a", c -> c.geoadd("g", 13.5, 38, "a"), ":1\r\n", true)
        .row("GEOADD g NX CH 1 2 a", c -> c.geoadd("g", 1, 2, "a", options), ":0\r\n", false)
        .nulls("GEOADD", c -> c.geoadd("g", 1, 2, null))
        .nulls("GEOADD", c -> c.geoadd(null, two))
        .row(
            "GEODIST g a b ft",
            c -> c.geodist("g", "a", "b", GeoUnit.FEET),
            bulk("166.2742"),
            166.2742)
        .row("GEODIST g a b m", c -> c.geodist("g", "a", "b"), "_\r\n", null)
        .row(
            "GEOHASH g a x",
            c -> c.geohash("g", "a", "x"),
            array(bulk("sqc8b49rny0"), "$-1\r\n"),
            Arrays.asList("sqc8b49rny0", null))
        .row(
            "GEOHASH g a",
            c -> c.geohash("g", List.of("a")),
            array(bulk("sqc8b49rny0")),
            List.of("sqc8b49rny0"))
        .refused("GEOHASH", c -> c.geohash("g"), "at least one member is needed")
        .row(
            "GEOPOS g a x",
            c -> c.geopos("g", "a", "x"),
            array(PLACE_2, "*-1\r\n"),
            Arrays.asList(PLACE, null))
        .row(
            "GEOPOS g a x",
            c -> c.geopos("g", "a", "x"),
            array(PLACE_3, "_\r\n"),
            Arrays.asList(PLACE, null))
        .row("GEOPOS g a", c -> c.geopos("g", List.of("a")), array(PLACE_3), List.of(PLACE))
        .unexpected("GEOPOS g a", c -> c.geopos("g", "a"), array(bulk("13.5")))
        .refused("GEOPOS", c -> c.geopos("g"), "at least one member is needed");
  }

  private static CommandTable<RedisGeoCommands<String, String>> searching(
      CommandTable<RedisGeoCommands<String, String>> table) {
    List<GeoMatch<String>> details = List.of(new GeoMatch<>("a", 1.25, 3479099956230698L, PLACE));
    String hash = ":3479099956230698\r\n";
    List<GeoDistance<String>> distances =
        List.of(new GeoDistance<>("a", 0), new GeoDistance<>("b", 1.5));
    return table
        .row(
            "GEOSEARCH g FROMMEMBER a BYRADIUS 200.5 km",
            c -> c.geosearch("g", NEAR_A),
            array(bulk("a"), bulk("b")),
            List.of("a", "b"))
        .row(
            "GEOSEARCH g FROMLONLAT 15 37 BYBOX 4 2 mi ASC COUNT 3",
            c -> c.geosearch("g", BOX, ALL.nearestFirst().countAny(2).count(3)),
            "*0\r\n",
            List.of())
        .row(
            "GEOSEARCH g BYPOLYGON 3 10 30 20 30 15 45 DESC COUNT 1 ANY",
            c -> c.geosearch("g", POLYGON, ALL.farthestFirst().countAny(1)),
            "*0\r\n",
            List.of())
        .row(
            "GEOSEARCH g FROMMEMBER a BYRADIUS 200.5 km ASC WITHDIST",
            c -> c.geosearchWithDistances("g", NEAR_A, ALL.nearestFirst()),
            array(array(bulk("a"), bulk("0.0000")), array(bulk("b"), bulk("1.5000"))),
            distances)
        .row(
            "GEOSEARCH g FROMMEMBER a BYRADIUS 200.5 km WITHDIST",
            c -> c.geosearchWithDistances("g", NEAR_A),
            "*0\r\n",
            List.of())
        .row(
            "GEOSEARCH g FROMMEMBER a BYRADIUS 200.5 km WITHDIST WITHHASH WITHCOORD",
            c -> c.geosearchWithDetails("g", NEAR_A),
            array(array(bulk("a"), bulk("1.2500"), hash, PLACE_2)),
            details)
        .row(
            "GEOSEARCH g FROMMEMBER a BYRADIUS 200.5 km WITHDIST WITHHASH WITHCOORD",
            c -> c.geosearchWithDetails("g", NEAR_A, ALL),
            array(array(bulk("a"), ",1.25\r\n", hash, PLACE_3)),
            details)
        .row(
            "GEOSEARCHSTORE d g FROMMEMBER a BYRADIUS 200.5 km COUNT 2",
            c -> c.geosearchstore("d", "g", NEAR_A, ALL.count(2)),
            ":2\r\n",
            2L)
        .row(
            "GEOSEARCHSTORE d g FROMMEMBER a BYRADIUS 200.5 km",
            c -> c.geosearchstore("d", "g", NEAR_A),
            ":2\r\n",
            2L)
        .row(
            "GEOSEARCHSTORE d g FROMLONLAT 15 37 BYBOX 4 2 mi STOREDIST",
            c -> c.geosearchstoreDistances("d", "g", BOX),
            ":2\r\n",
            2L)
        .nulls("GEOSEARCH", c -> c.geosearch("g", null, ALL));
  }

  @Test
  void should_be_refused_when_place_or_area_is_none() {
    GeoCenter<String> center = GeoCenter.member("a");
    double nan = Double.NaN;
    assertThrows(IllegalArgumentException.class, () -> new GeoCoordinates(180.1, 0));
    assertThrows(IllegalArgumentException.class, () -> new GeoCoordinates(0, -85.06));
    assertThrows(IllegalArgumentException.class, () -> new GeoCoordinates(nan, 0));
    assertThrows(IllegalArgumentException.class, () -> GeoArea.circle(center, -1, GeoUnit.METERS));
    assertThrows(IllegalArgumentException.class, () -> GeoArea.box(center, 1, nan, GeoUnit.METERS));
    assertThrows(
        IllegalArgumentException.class,
        () -> GeoArea.box(center, Double.POSITIVE_INFINITY, 1, GeoUnit.METERS));
    assertThrows(IllegalArgumentException.class, () -> GeoArea.polygon(List.of(PLACE, PLACE)));
    assertThrows(IllegalArgumentException.class, () -> ALL.count(0));
    assertThrows(IllegalArgumentException.class, () -> ALL.countAny(0));
    assertThrows(NullPointerException.class, () -> GeoCenter.member(null));
    assertThrows(NullPointerException.class, () -> GeoCenter.at(null));
    assertThrows(NullPointerException.class, () -> new GeoMember<>(null, PLACE));
  }

  @Test
  void should_compare_what_it_holds_when_search_found_it() {
    GeoDistance<String> far = new GeoDistance<>("a", 2);
    GeoMatch<String> match = new GeoMatch<>("a", 2, 7, PLACE);

    assertNotEquals(far, new GeoDistance<>("b", 2));
    assertNotEquals(far, new GeoDistance<>("a", 3));
    assertEquals(far.hashCode(), new GeoDistance<>("a", 2).hashCode());
    assertEquals("a at 2.0", far.toString());
    assertNotEquals(match, new GeoMatch<>("b", 2, 7, PLACE));
    assertNotEquals(match, new GeoMatch<>("a", 2, 8, PLACE));
    assertEquals(match.hashCode(), new GeoMatch<>("a", 2, 7, PLACE).hashCode());
    assertEquals("a at 2.0, " + PLACE, match.toString());
  }
}
