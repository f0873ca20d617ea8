"""What a vote promises, put to the proof: races, crashes, traces, clocks, and people who try it on."""
