package io.github.ledis4j.simulator.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.DefaultChannelConfig;

/** Takes the options of TCP as well, of which a channel in memory has none. */
final class SimConfig extends DefaultChannelConfig {
  SimConfig(Channel channel) {
    super(channel);
  }

  @Override
  public <T> boolean setOption(ChannelOption<T> option, T value) {
    super.setOption(option, value);
    return true;
  }
}
