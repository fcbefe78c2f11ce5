package io.github.ledis4j.command.redis.vector;

import static io.github.ledis4j.command.CommandTable.array;
import static io.github.ledis4j.command.CommandTable.bulk;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ledis4j.command.CommandTable;
import io.github.ledis4j.command.Format;
import io.github.ledis4j.command.RecordingSink;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RedisVectorSetCommandsTest {
  /** Floats whose bytes are letters: {@code DCBA} and {@code BBBB} on the wire. */
  private static final float[] VECTOR = {
    Float.intBitsToFloat(0x41424344), Float.intBitsToFloat(0x42424242)
  };

  private static final VectorQuery<String> NEAR_A = VectorQuery.element("a");
  private static final VSimOptions ALL = VSimOptions.DEFAULT;

  @TestFactory
  Stream<DynamicTest> should_send_and_read_when_there_are_vectors() {
    CommandTable<RedisVectorSetCommands<String, String>> table =
        new CommandTable<>(RedisVectorSetCommands.class);
    keeping(table);
    asking(table);
    return table.tests();
  }

  private static void keeping(CommandTable<RedisVectorSetCommands<String, String>> table) {
    VAddOptions options =
        VAddOptions.DEFAULT
            .links(8)
            .attributes("{}")
            .effort(50)
            .quantization(VectorQuantization.NONE)
            .inBackground()
            .reduceTo(1);
    table
        .row("VADD v FP32 DCBABBBB a", c -> c.vadd("v", VECTOR, "a"), ":1\r\n", true)
        .row("VADD v FP32 DCBABBBB a", c -> c.vadd("v", VECTOR, "a"), "#f\r\n", false)
        .row(
            "VADD v REDUCE 1 FP32 DCBABBBB a CAS NOQUANT EF 50 SETATTR {} M 8",
            c -> c.vadd("v", VECTOR, "a", options),
            "#t\r\n",
            true)
        .refused("VADD", c -> c.vadd("v", new float[0], "a"), "at least one component is needed")
        .refused(
            "VADD",
            c -> c.vadd("v", new float[] {1, Float.NaN}, "a"),
            "components must be finite: NaN")
        .nulls("VADD", c -> c.vadd("v", VECTOR, null))
        .row("VREM v a", c -> c.vrem("v", "a"), "#t\r\n", true)
        .row("VSETATTR v a {}", c -> c.vsetattr("v", "a", "{}"), ":0\r\n", false)
        .nulls("VSETATTR", c -> c.vsetattr("v", "a", null))
        .row(
            "VSIM v ELE a",
            c -> c.vsim("v", NEAR_A),
            array(bulk("a"), bulk("b")),
            List.of("a", "b"))
        .row(
            "VSIM v FP32 DCBABBBB COUNT 2 EPSILON 0.25 EF 9 FILTER .x>0 FILTER-EF 7 TRUTH NOTHREAD",
            c ->
                c.vsim(
                    "v",
                    VectorQuery.vector(VECTOR),
                    ALL.exact()
                        .exact()
                        .count(2)
                        .maxDistance(0.25)
                        .effort(9)
                        .filter(".x>0")
                        .filterEffort(7)
                        .inMainThread()),
            "*0\r\n",
            List.of())
        .row(
            "VSIM v ELE a WITHSCORES",
            c -> c.vsimWithScores("v", NEAR_A),
            array(bulk("a"), bulk("1"), bulk("b"), bulk("0.5")),
            List.of(new Similar<>("a", 1), new Similar<>("b", 0.5)))
        .row(
            "VSIM v ELE a WITHSCORES",
            c -> c.vsimWithScores("v", NEAR_A, ALL),
            "%1\r\n" + bulk("b") + ",0.5\r\n",
            List.of(new Similar<>("b", 0.5)))
        .row(
            "VSIM v ELE a WITHSCORES WITHATTRIBS",
            c -> c.vsimWithAttributes("v", NEAR_A),
            array(bulk("a"), bulk("1"), "$-1\r\n", bulk("b"), bulk("0.5"), bulk("{}")),
            List.of(
                new SimilarWithAttributes<>("a", 1, null),
                new SimilarWithAttributes<>("b", 0.5, "{}")))
        .row(
            "VSIM v ELE a WITHSCORES WITHATTRIBS",
            c -> c.vsimWithAttributes("v", NEAR_A, ALL),
            "%2\r\n"
                + bulk("a")
                + array(",1\r\n", "_\r\n")
                + bulk("b")
                + array(",0.5\r\n", bulk("{}")),
            List.of(
                new SimilarWithAttributes<>("a", 1, null),
                new SimilarWithAttributes<>("b", 0.5, "{}")))
        .nulls("VSIM", c -> c.vsim("v", null, ALL));
  }

  private static void asking(CommandTable<RedisVectorSetCommands<String, String>> table) {
    String info =
        "+quant-type\r\n+int8\r\n+hnsw-m\r\n:16\r\n+vector-dim\r\n:3\r\n"
            + "+projection-input-dim\r\n:6\r\n+size\r\n:2\r\n+max-level\r\n:1\r\n"
            + "+attributes-count\r\n:5\r\n+something-new\r\n+text\r\n";
    List<Object> facts = List.of("int8", 3L, 6L, 2L, 5L, 16L, 1L);
    table
        .row("VCARD v", c -> c.vcard("v"), ":2\r\n", 2L)
        .row("VDIM v", c -> c.vdim("v"), ":3\r\n", 3L)
        .row("VEMB v a", c -> c.vemb("v", "a"), "$-1\r\n", null)
        .row(
            "VEMB v a RAW",
            c -> c.vembRaw("v", "a"),
            array("+int8\r\n", bulk("xyz"), bulk("1.5"), bulk("0.5")),
            new RawVector("int8", new byte[] {'x', 'y', 'z'}, 1.5, 0.5))
        .row(
            "VEMB v a RAW",
            c -> c.vembRaw("v", "a"),
            array("+f32\r\n", bulk("DCBA"), ",1.5\r\n"),
            new RawVector("f32", new byte[] {'D', 'C', 'B', 'A'}, 1.5, null))
        .row("VEMB v a RAW", c -> c.vembRaw("v", "a"), "_\r\n", null)
        .row("VGETATTR v a", c -> c.vgetattr("v", "a"), bulk("{}"), "{}")
        .row("VGETATTR v a", c -> c.vgetattr("v", "a"), "_\r\n", null)
        .row("VINFO v", c -> facts(c.vinfo("v")), "*16\r\n" + info, facts)
        .row("VINFO v", c -> facts(c.vinfo("v")), "%8\r\n" + info, facts)
        .row("VINFO v", c -> c.vinfo("v"), "*-1\r\n", null)
        .row("VISMEMBER v a", c -> c.vismember("v", "a"), "#t\r\n", true)
        .row("VISMEMBER v a", c -> c.vismember("v", "a"), ":0\r\n", false)
        .row(
            "VLINKS v a",
            c -> c.vlinks("v", "a"),
            array("*0\r\n", array(bulk("b"))),
            List.of(List.of(), List.of("b")))
        .row("VLINKS v a", c -> c.vlinks("v", "a"), "_\r\n", List.of())
        .row(
            "VLINKS v a WITHSCORES",
            c -> c.vlinksWithScores("v", "a"),
            array(array(bulk("b"), bulk("0.5"))),
            List.of(List.of(new Similar<>("b", 0.5))))
        .row(
            "VLINKS v a WITHSCORES",
            c -> c.vlinksWithScores("v", "a"),
            array("%1\r\n" + bulk("b") + ",0.5\r\n"),
            List.of(List.of(new Similar<>("b", 0.5))))
        .row("VRANDMEMBER v", c -> c.vrandmember("v"), bulk("a"), "a")
        .row("VRANDMEMBER v", c -> c.vrandmember("v"), "$-1\r\n", null)
        .row(
            "VRANDMEMBER v -2",
            c -> c.vrandmemberCount("v", -2),
            array(bulk("a"), bulk("a")),
            List.of("a", "a"))
        .nulls("VEMB", c -> c.vemb("v", null));
  }

  private static CompletableFuture<List<Object>> facts(
      CompletableFuture<@Nullable VectorSetInfo> future) {
    return future.thenApply(
        info ->
            List.of(
                info.quantization(),
                info.dimension(),
                info.dimensionBeforeReduction(),
                info.size(),
                info.withAttributes(),
                info.links(),
                info.highestLayer()));
  }

  @Test
  void should_say_null_when_vectors_are_not_reduced() {
    RecordingSink<String, String> sink = new RecordingSink<>(Format.TEXT);
    RedisVectorSetCommands<String, String> vectors = sink.as(RedisVectorSetCommands.class);
    sink.willReply("%3\r\n+quant-type\r\n+f32\r\n+vector-dim\r\n:3\r\n+size\r\n:2\r\n");
    VectorSetInfo info = requireNonNull(vectors.vinfo("v").join());

    assertNull(info.dimensionBeforeReduction());
    assertEquals("2 vectors of 3 components, f32", info.toString());
  }

  @Test
  void should_give_the_same_vector_when_protocols_differ() {
    RecordingSink<String, String> sink = new RecordingSink<>(Format.TEXT);
    RedisVectorSetCommands<String, String> vectors = sink.as(RedisVectorSetCommands.class);
    float[] expected = {1, -0.25f, 0.1f};

    sink.willReply(array(bulk("1"), bulk("-0.25"), bulk("0.10000000149011612")));
    assertArrayEquals(expected, vectors.vemb("v", "a").join());
    sink.willReply(array(",1\r\n", ",-0.25\r\n", ",0.10000000149011612\r\n"));
    assertArrayEquals(expected, vectors.vemb("v", "a").join());
  }

  @Test
  void should_compare_what_it_holds_when_vector_is_raw() {
    RawVector one = new RawVector("bin", new byte[] {1}, 2, null);

    assertEquals(one, new RawVector("bin", new byte[] {1}, 2, null));
    assertEquals(one.hashCode(), new RawVector("bin", new byte[] {1}, 2, null).hashCode());
    assertNotEquals(one, new RawVector("bin", new byte[] {2}, 2, null));
    assertEquals("bin of 1 bytes", one.toString());
    one.data()[0] = 2;
    assertArrayEquals(new byte[] {1}, one.data());
  }

  @Test
  void should_compare_what_it_holds_when_element_is_similar() {
    Similar<String> one = new Similar<>("a", 0.5);
    SimilarWithAttributes<String> other = new SimilarWithAttributes<>("a", 0.5, "{}");

    assertEquals(one.hashCode(), new Similar<>("a", 0.5).hashCode());
    assertNotEquals(one, new Similar<>("a", 0.25));
    assertEquals("a: 0.5", one.toString());
    assertEquals(other.hashCode(), new SimilarWithAttributes<>("a", 0.5, "{}").hashCode());
    assertNotEquals(other, new SimilarWithAttributes<>("a", 0.5, null));
    assertEquals("a: 0.5, {}", other.toString());
    assertEquals("a: 0.5", new SimilarWithAttributes<>("a", 0.5, null).toString());
  }

  @Test
  void should_be_refused_when_option_makes_no_sense() {
    assertThrows(IllegalArgumentException.class, () -> VectorQuery.vector());
    assertThrows(IllegalArgumentException.class, () -> VectorQuery.vector(Float.POSITIVE_INFINITY));
    assertThrows(NullPointerException.class, () -> VectorQuery.element(null));
    assertThrows(IllegalArgumentException.class, () -> ALL.count(0));
    assertThrows(IllegalArgumentException.class, () -> ALL.maxDistance(1.5));
    assertThrows(IllegalArgumentException.class, () -> ALL.effort(0));
    assertThrows(IllegalArgumentException.class, () -> ALL.filterEffort(0));
    assertThrows(NullPointerException.class, () -> ALL.filter(null));
    assertThrows(IllegalArgumentException.class, () -> VAddOptions.DEFAULT.reduceTo(0));
    assertThrows(IllegalArgumentException.class, () -> VAddOptions.DEFAULT.effort(0));
    assertThrows(IllegalArgumentException.class, () -> VAddOptions.DEFAULT.links(0));
    assertThrows(NullPointerException.class, () -> VAddOptions.DEFAULT.attributes(null));
    assertThrows(NullPointerException.class, () -> VAddOptions.DEFAULT.quantization(null));
  }
}
