package io.github.ledis4j.internal.command;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the keys of each command of Redis, Valkey and LedisDB are: what their {@code COMMAND INFO}
 * says, as one table by name. A subcommand stands as {@code OBJECT|ENCODING}; positions count from
 * the word behind the first one, as servers count.
 *
 * <p>{@code 1} is one key, {@code 1..-2} are all from there to the last but one, {@code 1..-1/2} is
 * each second of them, {@code 3?} is one that may be empty and is none then. {@code #2}: the second
 * word is a number, so many keys follow; {@code #1/2} with a value behind each. {@code STREAMS@4}:
 * the first half of what follows that word, which stands at 4 or later; {@code KEYS}: all that
 * follows it; {@code STORE}: the next one.
 */
public final class KeyFacts {
  private static final String TABLE =
      """
      1 APPEND BITCOUNT BITFIELD BITFIELD_RO BITPOS DECR DECRBY DELEX DELIFEQ DIGEST DUMP EXPIRE
      1 EXPIREAT EXPIRETIME GEOADD GEODIST GEOHASH GEOPOS GEORADIUSBYMEMBER_RO GEORADIUS_RO
      1 GEOSEARCH GET GETBIT GETDEL GETEX GETRANGE GETSET HDEL HEXISTS HEXPIRE HEXPIREAT
      1 HEXPIRETIME HGET HGETALL HGETDEL HGETEX HINCRBY HINCRBYFLOAT HKEYS HLEN HMGET HMSET
      1 HPERSIST HPEXPIRE HPEXPIREAT HPEXPIRETIME HPTTL HRANDFIELD HSCAN HSET HSETEX HSETNX
      1 HSTRLEN HTTL HVALS INCR INCRBY INCRBYFLOAT LINDEX LINSERT LLEN LPOP LPOS LPUSH LPUSHX
      1 LRANGE LREM LSET LTRIM MOVE PERSIST PEXPIRE PEXPIREAT PEXPIRETIME PFADD PSETEX PTTL
      1 RESTORE RESTORE-ASKING RPOP RPUSH RPUSHX SADD SCARD SET SETBIT SETEX SETNX SETRANGE
      1 SISMEMBER SMEMBERS SMISMEMBER SORT_RO SPOP SRANDMEMBER SREM SSCAN STRLEN SUBSTR TTL TYPE
      1 VADD VCARD VDIM VEMB VGETATTR VINFO VISMEMBER VLINKS VRANDMEMBER VRANGE VREM VSETATTR VSIM
      1 XACK XACKDEL XADD XAUTOCLAIM XCFGSET XCLAIM XDEL XDELEX XLEN XPENDING XRANGE XREVRANGE
      1 XSETID XTRIM ZADD ZCARD ZCOUNT ZINCRBY ZLEXCOUNT ZMSCORE ZPOPMAX ZPOPMIN ZRANDMEMBER
      1 ZRANGE ZRANGEBYLEX ZRANGEBYSCORE ZRANK ZREM ZREMRANGEBYLEX ZREMRANGEBYRANK
      1 ZREMRANGEBYSCORE ZREVRANGE ZREVRANGEBYLEX ZREVRANGEBYSCORE ZREVRANK ZSCAN ZSCORE
      1 CLUSTERSCAN SPUBLISH
      2 MEMORY|USAGE OBJECT|ENCODING OBJECT|FREQ OBJECT|IDLETIME OBJECT|REFCOUNT PFDEBUG
      2 XGROUP|CREATE XGROUP|CREATECONSUMER XGROUP|DELCONSUMER XGROUP|DESTROY XGROUP|SETID
      2 XINFO|CONSUMERS XINFO|GROUPS XINFO|STREAM
      1,2 BLMOVE BRPOPLPUSH COPY GEOSEARCHSTORE LCS LMOVE RENAME RENAMENX RPOPLPUSH SMOVE
      1,2 ZRANGESTORE
      1..-1 DEL EXISTS MGET PFCOUNT PFMERGE SDIFF SDIFFSTORE SINTER SINTERSTORE SSUBSCRIBE SUNION
      1..-1 SUNIONSTORE SUNSUBSCRIBE TOUCH UNLINK WATCH
      1..-2 BLPOP BRPOP BZPOPMAX BZPOPMIN
      1..-1/2 MSET MSETNX
      2..-1 BITOP
      #1 LMPOP SINTERCARD ZDIFF ZINTER ZINTERCARD ZMPOP ZUNION
      #1/2 MSETEX
      #2 BLMPOP BZMPOP EVAL EVALSHA EVALSHA_RO EVAL_RO FCALL FCALL_RO
      1,#2 ZDIFFSTORE ZINTERSTORE ZUNIONSTORE
      STREAMS@1 XREAD
      STREAMS@4 XREADGROUP
      1,STORE@2 SORT
      1,STORE@6,STOREDIST@6 GEORADIUS
      1,STORE@5,STOREDIST@5 GEORADIUSBYMEMBER
      3?,KEYS@6 MIGRATE
      1 HCLEAR HDUMP HKEYEXISTS LCLEAR LDUMP LEXPIRE LEXPIREAT LKEYEXISTS LPERSIST LTRIM_BACK
      1 LTRIM_FRONT LTTL SCLEAR SDUMP SEXPIRE SEXPIREAT SKEYEXISTS SPERSIST STTL XHSCAN XLSORT
      1 XSSCAN XSSORT XZSCAN XZSORT ZCLEAR ZDUMP ZEXPIRE ZEXPIREAT ZKEYEXISTS ZPERSIST ZTTL
      1..-1 HMCLEAR LMCLEAR SMCLEAR ZMCLEAR
      2 XDUMP XRESTORE
      4 XMIGRATE
      """;

  private static final Map<String, KeyFacts> BY_NAME = read();

  private final KeyRange[] ranges;

  private KeyFacts(KeyRange[] ranges) {
    this.ranges = ranges;
  }

  private static Map<String, KeyFacts> read() {
    Map<String, KeyFacts> all = new HashMap<>();
    for (String line : TABLE.split("\n")) {
      String[] words = line.split(" ");
      String[] ranges = words[0].split(",");
      KeyFacts facts =
          new KeyFacts(Arrays.stream(ranges).map(KeyRange::of).toArray(KeyRange[]::new));
      Arrays.stream(words).skip(1).forEach(name -> all.put(name, facts));
    }
    return all;
  }

  /**
   * Gives what is known of a command.
   *
   * @param words the words of the command
   * @return where its keys are, or null if it is unknown or has none
   */
  static @Nullable KeyFacts of(WordList words) {
    String name = words.upper(0);
    KeyFacts facts = BY_NAME.get(name);
    return facts == null && words.count() > 1 ? BY_NAME.get(name + "|" + words.upper(1)) : facts;
  }

  /**
   * Tells whether a command may have more than one key.
   *
   * @param name its name in upper case, with a blank before its subcommand
   */
  public static boolean mayBeSeveral(String name) {
    KeyFacts facts = BY_NAME.get(name.replace(' ', '|'));
    return facts != null && (facts.ranges.length > 1 || !facts.ranges[0].isOne());
  }

  /** A key, the number of its word, 1 for the first one behind the name, and its slot. */
  public record Placed(int word, int slot, byte[] key) {}

  /**
   * Finds the first key of a command, and the first one of another slot.
   *
   * @param packed the whole command as {@code CommandEncoder} packs it
   * @return the two, or nothing if all keys are of one slot
   */
  public static List<Placed> ofTwoSlots(byte[] packed) {
    WordList words = new WordList(packed);
    int[] keys = keys(words);
    for (int i = 1; i < keys.length; i++) {
      if (words.slot(keys[i]) != words.slot(keys[0])) {
        return List.of(placed(words, keys[0]), placed(words, keys[i]));
      }
    }
    return List.of();
  }

  private static Placed placed(WordList words, int word) {
    return new Placed(word, words.slot(word), words.bytes(word));
  }

  /**
   * Finds the keys of a command.
   *
   * @param packed the whole command as {@code CommandEncoder} packs it
   * @return the numbers of its words that are keys, 1 for the first one behind the name, rising;
   *     none if nothing is known of the command
   */
  public static int[] keys(byte[] packed) {
    return keys(new WordList(packed));
  }

  private static int[] keys(WordList words) {
    KeyFacts facts = of(words);
    return facts == null
        ? new int[0]
        : Arrays.stream(facts.ranges)
            .flatMapToInt(range -> range.of(words))
            .sorted()
            .distinct()
            .toArray();
  }

  /** Finds the first key of a command, as {@link #keys} does; 0 if there is none. */
  public static int first(byte[] packed) {
    int[] keys = keys(packed);
    return keys.length == 0 ? 0 : keys[0];
  }
}
