package io.github.ledis4j.codec.internal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.codec.ReplyType;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Well-formed replies, one Latin-1 character per byte, and what they mean. */
final class Samples {
  static final Map<String, Reply> RESP2 = new LinkedHashMap<>();
  static final Map<String, Reply> RESP3 = new LinkedHashMap<>();

  static {
    resp2Scalars();
    resp2Arrays();
    resp3Scalars();
    resp3Aggregates();
    streams();
    attributes();
  }

  private Samples() {}

  private static void resp2Scalars() {
    RESP2.put("+OK\r\n", simple("OK"));
    RESP2.put("+\r\n", simple(""));
    RESP2.put("+a\rb\r\r\n", simple("a\rb\r"));
    RESP2.put("+\u00ff\u00fe\r\n", simple("\u00ff\u00fe"));
    RESP2.put("-ERR no\r\n", new Reply.Error("ERR no"));
    RESP2.put("-\r\n", new Reply.Error(""));
    RESP2.put(":0\r\n", new Reply.Int(0));
    RESP2.put(":+7\r\n", new Reply.Int(7));
    RESP2.put(":007\r\n", new Reply.Int(7));
    RESP2.put(":-42\r\n", new Reply.Int(-42));
    RESP2.put(":9223372036854775807\r\n", new Reply.Int(Long.MAX_VALUE));
    RESP2.put(":-9223372036854775808\r\n", new Reply.Int(Long.MIN_VALUE));
    RESP2.put("$-1\r\n", Reply.NULL);
    RESP2.put("$0\r\n\r\n", bulk(""));
    RESP2.put("$5\r\nhello\r\n", bulk("hello"));
    RESP2.put("$04\r\n\r\n\r\n\r\n", bulk("\r\n\r\n"));
    RESP2.put("$3\r\n\u0000\u00ff\n\r\n", bulk("\u0000\u00ff\n"));
  }

  private static void resp2Arrays() {
    RESP2.put("*-1\r\n", Reply.NULL);
    RESP2.put("*0\r\n", array());
    RESP2.put("*1\r\n*0\r\n", array(array()));
    RESP2.put("*2\r\n$1\r\na\r\n$-1\r\n", array(bulk("a"), Reply.NULL));
    RESP2.put(
        "*3\r\n:1\r\n-ERR in between\r\n+two\r\n",
        array(new Reply.Int(1), new Reply.Error("ERR in between"), simple("two")));
    RESP2.put(
        "*2\r\n*2\r\n*-1\r\n$0\r\n\r\n*1\r\n*1\r\n:5\r\n",
        array(array(Reply.NULL, bulk("")), array(array(new Reply.Int(5)))));
  }

  private static void resp3Scalars() {
    RESP3.put("_\r\n", Reply.NULL);
    RESP3.put("#t\r\n", new Reply.Bool(true));
    RESP3.put("#f\r\n", new Reply.Bool(false));
    RESP3.put(",3.25\r\n", new Reply.Decimal(3.25));
    RESP3.put(",-1e3\r\n", new Reply.Decimal(-1000));
    RESP3.put(",inf\r\n", new Reply.Decimal(Double.POSITIVE_INFINITY));
    RESP3.put(",-inf\r\n", new Reply.Decimal(Double.NEGATIVE_INFINITY));
    RESP3.put(",nan\r\n", new Reply.Decimal(Double.NaN));
    BigInteger large = new BigInteger("3492890328409238509324850943850943825024385");
    RESP3.put("(" + large + "\r\n", new Reply.BigNumber(large));
    RESP3.put("(-" + large + "\r\n", new Reply.BigNumber(large.negate()));
    RESP3.put("!10\r\nERR a\r\nbad\r\n", new Reply.Error("ERR a\r\nbad"));
    RESP3.put("=8\r\ntxt:text\r\n", text(ReplyType.VERBATIM_STRING, "text"));
    RESP3.put("=4\r\nmkd:\r\n", text(ReplyType.VERBATIM_STRING, ""));
  }

  private static void resp3Aggregates() {
    RESP3.put("%0\r\n", aggregate(ReplyType.MAP));
    RESP3.put(
        "%2\r\n+a\r\n:1\r\n$1\r\nb\r\n_\r\n",
        aggregate(ReplyType.MAP, simple("a"), new Reply.Int(1), bulk("b"), Reply.NULL));
    RESP3.put(
        "~2\r\n#t\r\n:2\r\n", aggregate(ReplyType.SET, new Reply.Bool(true), new Reply.Int(2)));
    RESP3.put(
        ">3\r\n+message\r\n$1\r\nc\r\n$2\r\nhi\r\n",
        aggregate(ReplyType.PUSH, simple("message"), bulk("c"), bulk("hi")));
    RESP3.put(
        "%1\r\n*1\r\n:1\r\n~1\r\n%0\r\n",
        aggregate(
            ReplyType.MAP,
            array(new Reply.Int(1)),
            aggregate(ReplyType.SET, aggregate(ReplyType.MAP))));
  }

  private static void streams() {
    RESP3.put("$?\r\n;4\r\nHell\r\n;1\r\no\r\n;0\r\n", bulk("Hello"));
    RESP3.put("$?\r\n;0\r\n", bulk(""));
    RESP3.put("*?\r\n.\r\n", array());
    RESP3.put(
        "*?\r\n:1\r\n*?\r\n:2\r\n.\r\n.\r\n", array(new Reply.Int(1), array(new Reply.Int(2))));
    RESP3.put(
        "%?\r\n+a\r\n$?\r\n;1\r\n.\r\n;0\r\n.\r\n",
        aggregate(ReplyType.MAP, simple("a"), bulk(".")));
    RESP3.put(
        "*3\r\n$?\r\n;1\r\nx\r\n;0\r\n~?\r\n+.\r\n.\r\n:3\r\n",
        array(bulk("x"), aggregate(ReplyType.SET, simple(".")), new Reply.Int(3)));
  }

  private static void attributes() {
    RESP3.put("|1\r\n+ttl\r\n:3600\r\n:5\r\n", new Reply.Int(5));
    RESP3.put("|0\r\n+OK\r\n", simple("OK"));
    RESP3.put("|0\r\n|1\r\n+a\r\n*2\r\n:1\r\n:2\r\n|0\r\n$-1\r\n", Reply.NULL);
    RESP3.put("|0\r\n|?\r\n.\r\n:1\r\n", new Reply.Int(1));
    RESP3.put("|?\r\n+a\r\n:1\r\n.\r\n*0\r\n", array());
    RESP3.put(
        "*3\r\n:1\r\n|1\r\n+popularity\r\n%1\r\n+x\r\n,0.5\r\n:2\r\n:3\r\n",
        array(new Reply.Int(1), new Reply.Int(2), new Reply.Int(3)));
    RESP3.put(
        "%?\r\n|1\r\n+a\r\n|0\r\n+b\r\n+key\r\n|0\r\n+value\r\n.\r\n",
        aggregate(ReplyType.MAP, simple("key"), simple("value")));
  }

  static Reply simple(String latin1) {
    return text(ReplyType.SIMPLE_STRING, latin1);
  }

  static Reply bulk(String latin1) {
    return text(ReplyType.BULK_STRING, latin1);
  }

  static Reply text(ReplyType type, String latin1) {
    return new Reply.Text(type, latin1.getBytes(ISO_8859_1));
  }

  static Reply array(Reply... elements) {
    return aggregate(ReplyType.ARRAY, elements);
  }

  static Reply aggregate(ReplyType type, Reply... elements) {
    return new Reply.Aggregate(type, List.of(elements));
  }
}
