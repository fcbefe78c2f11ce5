package io.github.ledis4j.simulator.model;

import java.util.List;

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
      new PubSub(server).register(table);
      new Scripts(server).register(table);
    }

    @Override
    String unknown(List<String> words) {
      StringBuilder text = new StringBuilder("ERR unknown command '" + words.get(0));
      text.append("', with args beginning with: ");
      words.subList(1, words.size()).forEach(word -> text.append('\'').append(word).append("' "));
      return text.toString();
    }

    @Override
    String wrongArity(String name) {
      return "ERR wrong number of arguments for '" + name + "' command";
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
  },

  /** A Sentinel of Redis 7: it has no data, and says where those servers are that have. */
  SENTINEL {
    @Override
    void register(ModelServer server, CommandTable table) {
      new Conversation(server).registerBasics(table);
      new PubSub(server).register(table);
      new SentinelConversation(server).register(table);
    }

    @Override
    String unknown(List<String> words) {
      return REDIS.unknown(words);
    }

    @Override
    String wrongArity(String name) {
      return REDIS.wrongArity(name);
    }
  };

  abstract void register(ModelServer server, CommandTable table);

  abstract String unknown(List<String> words);

  abstract String wrongArity(String name);
}
