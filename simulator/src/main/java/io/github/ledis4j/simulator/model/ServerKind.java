package io.github.ledis4j.simulator.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a server is: its commands, and how it says no. */
public enum ServerKind {
  /** Redis 7. */
  REDIS {
    @Override
    void register(ModelServer server, CommandTable table) {
      new Conversation(server).register(table);
      server.replication().register(table);
      new Strings(server).register(table);
      new Keys(server).register(table);
      new Lists(server).register(table);
      new Hashes(server).register(table);
      server.pubsub().register(table);
      new Scripts(server).register(table);
    }
  },

  /** LedisDB: a key space for each type, RESP2, no transactions and no pub/sub. */
  LEDIS {
    @Override
    void register(ModelServer server, CommandTable table) {
      new LedisConversation(server).register(table);
      new LedisData(server).register(table);
    }

    @Override
    String unknown(List<String> words) {
      return "command not found";
    }

    @Override
    String wrongArity(String name) {
      return "invalid command param";
    }

    @Override
    @Nullable String refusal(Weather weather) {
      return weather == Weather.READ_ONLY ? "write not support in readonly mode" : null;
    }

    @Override
    String notAdmitted() {
      return "not authenticated";
    }

    @Override
    boolean forgetsWaits() {
      return false;
    }

    @Override
    void popped(RespWriter out, String key, String element) {
      String name = key.substring(LedisLists.SPACE.length());
      out.array(2);
      out.bulk(name);
      out.bulks(List.of(name, element));
    }

    @Override
    String keyOfString(String key) {
      return LedisData.KV + key;
    }

    @Override
    String keyOfList(String key) {
      return LedisLists.SPACE + key;
    }
  },

  /** A Sentinel of Redis 7: it has no data, and says where those servers are that have. */
  SENTINEL {
    @Override
    void register(ModelServer server, CommandTable table) {
      new Conversation(server).registerBasics(table);
      server.pubsub().register(table);
      new SentinelConversation(server).register(table);
    }
  };

  abstract void register(ModelServer server, CommandTable table);

  /**
   * What it says to a command that it does not know; as Redis does, unless it is another server.
   */
  String unknown(List<String> words) {
    StringBuilder text = new StringBuilder("ERR unknown command '" + words.get(0));
    text.append("', with args beginning with: ");
    words.subList(1, words.size()).forEach(word -> text.append('\'').append(word).append("' "));
    return text.toString();
  }

  String wrongArity(String name) {
    return "ERR wrong number of arguments for '" + name + "' command";
  }

  /** What it says to what it refuses in this weather; null if it does not have such weather. */
  @Nullable String refusal(Weather weather) {
    return weather.error;
  }

  String notAdmitted() {
    return "NOAUTH Authentication required.";
  }

  /** Whether it notices that a client has gone which waited for an element. */
  boolean forgetsWaits() {
    return true;
  }

  /** Writes the reply to a blocking pop. */
  void popped(RespWriter out, String key, String element) {
    out.bulks(List.of(key, element));
  }

  /** Where a string is in the store. */
  String keyOfString(String key) {
    return key;
  }

  /** Where a list is in the store. */
  String keyOfList(String key) {
    return key;
  }
}
