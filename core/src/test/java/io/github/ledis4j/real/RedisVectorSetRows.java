package io.github.ledis4j.real;

import static java.util.Objects.requireNonNull;

import io.github.ledis4j.command.redis.RedisCommands;
import io.github.ledis4j.command.redis.RedisType;
import io.github.ledis4j.command.redis.vector.VAddOptions;
import io.github.ledis4j.command.redis.vector.VSimOptions;
import io.github.ledis4j.command.redis.vector.VectorQuantization;
import io.github.ledis4j.command.redis.vector.VectorQuery;
import io.github.ledis4j.command.redis.vector.VectorSetInfo;
import io.github.ledis4j.testkit.RedisVersion;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** What Redis makes of the commands on vector sets, which 8.2 has and the others refuse. */
final class RedisVectorSetRows {
  private static final float[] EAST = {2, 0, 0};
  private static final float[] NORTH = {0, 1, 0};
  private static final float[] WEST = {-1, 0, 0};
  private static final String YEAR = "{\"year\": 1950}";
  private static final VectorQuery<String> NEAR_A = VectorQuery.element("a");
  private static final VSimOptions ALL = VSimOptions.DEFAULT.exact();
  private static final VAddOptions EXACT =
      VAddOptions.DEFAULT.quantization(VectorQuantization.NONE);

  private RedisVectorSetRows() {}

  static void add(CommandRows<RedisCommands<String, String>> rows, RedisVersion version) {
    boolean known = version == RedisVersion.REDIS_8_2;
    adding(rows, known);
    asking(rows, known);
    vectors(rows, known);
    searching(rows, known);
    removing(rows, known);
  }

  private static void adding(CommandRows<RedisCommands<String, String>> rows, boolean known) {
    VAddOptions west = EXACT.attributes(YEAR).effort(100).links(16);
    VAddOptions aside = VAddOptions.DEFAULT.inBackground();
    VAddOptions less = VAddOptions.DEFAULT.reduceTo(2).quantization(VectorQuantization.BINARY);
    rows.row(known, "VADD", c -> c.vadd("v", EAST, "a", EXACT), true)
        .row(known, "VADD again", c -> c.vadd("v", EAST, "a", EXACT), false)
        .row(known, "VADD other", c -> c.vadd("v", NORTH, "b", EXACT), true)
        .row(known, "VADD options", c -> c.vadd("v", WEST, "c", west), true)
        .refused("VADD dimension", c -> c.vadd("v", new float[] {1}, "d", EXACT))
        .refused("VADD quantization", c -> c.vadd("v", EAST, "d"))
        .row(known, "VADD REDUCE", c -> c.vadd("reduced", EAST, "a", less), true)
        .row(known, "VADD default", c -> c.vadd("eighth", EAST, "a"), true)
        .row(known, "VADD CAS", c -> c.vadd("eighth", WEST, "b", aside), true)
        .row(known, "VSETATTR", c -> c.vsetattr("v", "b", YEAR), true)
        .row(known, "VSETATTR missing", c -> c.vsetattr("v", "x", YEAR), false)
        .row(known, "VGETATTR", c -> c.vgetattr("v", "b"), YEAR)
        .row(known, "VSETATTR nothing", c -> c.vsetattr("v", "b", ""), true)
        .row(known, "VGETATTR none", c -> c.vgetattr("v", "b"), null)
        .row(known, "VGETATTR no key", c -> c.vgetattr("missing", "b"), null);
  }

  private static void asking(CommandRows<RedisCommands<String, String>> rows, boolean known) {
    rows.row("TYPE of vectors", c -> c.type("v"), known ? RedisType.VECTOR_SET : null)
        .row(known, "VCARD", c -> c.vcard("v"), 3L)
        .row(known, "VCARD missing", c -> c.vcard("missing"), 0L)
        .row(known, "VDIM", c -> c.vdim("v"), 3L)
        .row(known, "VDIM reduced", c -> c.vdim("reduced"), 2L)
        .refused("VDIM missing", c -> c.vdim("missing"))
        .row(known, "VISMEMBER", c -> c.vismember("v", "a"), true)
        .row(known, "VISMEMBER not", c -> c.vismember("v", "x"), false)
        .row(known, "VINFO missing", c -> c.vinfo("missing"), null)
        .row(
            known,
            "VINFO reduced",
            c -> c.vinfo("reduced").thenApply(RedisVectorSetRows::facts),
            List.of("bin", 2L, 3L, 1L, 0L, 16L))
        .row(
            known,
            "VINFO",
            c -> c.vinfo("v").thenApply(RedisVectorSetRows::facts),
            Arrays.asList("f32", 3L, null, 3L, 1L, 16L))
        .row(
            known,
            "VRANDMEMBER",
            c -> c.vrandmember("v").thenApply(one -> Set.of("a", "b", "c").contains(one)),
            true)
        .row(known, "VRANDMEMBER missing", c -> c.vrandmember("missing"), null)
        .row(known, "VRANDMEMBER count", c -> c.vrandmemberCount("v", -5).thenApply(List::size), 5)
        .row(known, "VRANDMEMBER none", c -> c.vrandmemberCount("missing", 5), List.of());
  }

  /** All but the layer, which is drawn by lot. */
  private static List<Object> facts(VectorSetInfo info) {
    return Arrays.asList(
        info.quantization(),
        info.dimension(),
        info.dimensionBeforeReduction(),
        info.size(),
        info.withAttributes(),
        info.links());
  }

  private static void vectors(CommandRows<RedisCommands<String, String>> rows, boolean known) {
    byte[] east = {0, 0, (byte) 0x80, 0x3f, 0, 0, 0, 0, 0, 0, 0, 0};
    rows.row(known, "VEMB", c -> vemb(c, "v", "a"), "[2.0, 0.0, 0.0]")
        .row(known, "VEMB eighth", c -> vemb(c, "eighth", "a"), "[2.0, 0.0, 0.0]")
        .row(known, "VEMB missing", c -> c.vemb("v", "x"), null)
        .row(known, "VEMB no key", c -> c.vemb("missing", "x"), null)
        .row(known, "VEMB RAW", c -> raw(c, "v"), Arrays.asList("f32", text(east), 2.0, null))
        .row(
            known,
            "VEMB RAW eighth",
            c -> raw(c, "eighth"),
            List.of("int8", "[127, 0, 0]", 2.0, 1.0))
        .row(
            known,
            "VEMB RAW reduced",
            c -> c.vembRaw("reduced", "a").thenApply(raw -> requireNonNull(raw).quantization()),
            "bin")
        .row(known, "VEMB RAW missing", c -> c.vembRaw("v", "x"), null);
  }

  private static CompletableFuture<List<Object>> raw(
      RedisCommands<String, String> commands, String key) {
    return commands
        .vembRaw(key, "a")
        .thenApply(
            raw -> Arrays.asList(raw.quantization(), text(raw.data()), raw.norm(), raw.range()));
  }

  private static String text(byte[] bytes) {
    return Arrays.toString(bytes);
  }

  private static CompletableFuture<String> vemb(
      RedisCommands<String, String> commands, String key, String element) {
    return commands.vemb(key, element).thenApply(Arrays::toString);
  }

  private static void searching(CommandRows<RedisCommands<String, String>> rows, boolean known) {
    List<String> three = List.of("a: 1.0", "b: 0.5", "c: 0.0");
    VectorQuery<String> near = VectorQuery.vector(-2, 0.1f, 0);
    VSimOptions old = ALL.filter(".year < 2000").effort(50).filterEffort(100).inMainThread();
    rows.row(known, "VSIM", c -> c.vsim("v", NEAR_A, ALL), List.of("a", "b", "c"))
        .row(known, "VSIM COUNT", c -> c.vsim("v", near, ALL.count(2)), List.of("c", "b"))
        .row(known, "VSIM EPSILON", c -> c.vsim("v", NEAR_A, ALL.maxDistance(0.4)), List.of("a"))
        .row(known, "VSIM FILTER", c -> c.vsim("v", NEAR_A, old), List.of("c"))
        .row(known, "VSIM no key", c -> c.vsim("missing", NEAR_A, ALL), List.of())
        .refused("VSIM missing", c -> c.vsim("v", VectorQuery.element("x"), ALL))
        .refused("VSIM syntax", c -> c.vsim("v", NEAR_A, ALL.filter("((")))
        .row(known, "VSIM WITHSCORES", c -> texts(c.vsimWithScores("v", NEAR_A, ALL)), three)
        .row(
            known,
            "VSIM WITHATTRIBS",
            c -> texts(c.vsimWithAttributes("v", NEAR_A, ALL)),
            List.of("a: 1.0", "b: 0.5", "c: 0.0, " + YEAR))
        .row(known, "VSIM short", c -> c.vsim("v", NEAR_A), List.of("a", "b", "c"))
        .row(known, "VSIM short WITHSCORES", c -> texts(c.vsimWithScores("v", NEAR_A)), three)
        .row(
            known,
            "VSIM short WITHATTRIBS",
            c -> c.vsimWithAttributes("v", NEAR_A).thenApply(all -> all.get(2).attributes()),
            YEAR)
        .row(
            known,
            "VLINKS",
            c -> c.vlinks("v", "a").thenApply(layers -> Set.copyOf(last(layers))),
            Set.of("b", "c"))
        .row(
            known,
            "VLINKS WITHSCORES",
            c ->
                texts(c.vlinksWithScores("v", "a").thenApply(layers -> last(layers)))
                    .thenApply(Set::copyOf),
            Set.copyOf(three.subList(1, 3)))
        .row(known, "VLINKS missing", c -> c.vlinks("v", "x"), List.of())
        .row(known, "VLINKS no key", c -> c.vlinksWithScores("missing", "x"), List.of());
  }

  private static CompletableFuture<List<String>> texts(
      CompletableFuture<? extends List<?>> future) {
    return future.thenApply(all -> all.stream().map(Object::toString).toList());
  }

  private static <T> T last(List<T> layers) {
    return layers.get(layers.size() - 1);
  }

  private static void removing(CommandRows<RedisCommands<String, String>> rows, boolean known) {
    rows.row(known, "VREM", c -> c.vrem("v", "a"), true)
        .row(known, "VREM missing", c -> c.vrem("v", "a"), false)
        .row(known, "VCARD less", c -> c.vcard("v"), 2L)
        .refused("VADD on a string", c -> c.vadd("text", EAST, "a"));
  }
}
