namespace NeighborParty.Core.Basics;

/// <summary>The program does not start with these settings. The message names the setting and never repeats a secret.</summary>
public sealed class StartRefusedException(string message) : Exception(message);
