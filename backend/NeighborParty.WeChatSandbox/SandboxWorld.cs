using NeighborParty.WeChatSandbox.Content;
using NeighborParty.WeChatSandbox.Login;
using NeighborParty.WeChatSandbox.Messages;
using NeighborParty.WeChatSandbox.Platform;
using NeighborParty.WeChatSandbox.Push;
using NeighborParty.WeChatSandbox.Tokens;
using NeighborParty.WeChatSandbox.Users;

namespace NeighborParty.WeChatSandbox;

/// <summary>Everything WeChat would know about one app. Only touched inside <see cref="SandboxState"/>.</summary>
internal sealed class SandboxWorld
{
    private readonly TimeProvider time;

    public SandboxWorld(SandboxOptions options, IReadOnlyList<SeedUser> seed, TimeProvider time)
    {
        this.time = time;
        Options = options;
        Random = new SandboxRandom(options.RandomSeed);
        Users = new UserBook(seed, Random, Now);
        Codes = new IssuedCodes(Random);
        Tokens = new TokenPool("token", Random);
        StableTokens = new TokenPool("stable", Random);
        Templates = new TemplateBook(options.Templates);
        Push = PushConfig.From(options);
        MediaCallbacks = new MediaCallbackSettings { Delay = options.MediaCallbackDelay };
        PhoneCallsLeft = options.PhoneCalls;
    }

    public SandboxOptions Options { get; }

    /// <summary>The host's clock plus what the control API has moved it by.</summary>
    public DateTimeOffset Now => time.GetUtcNow() + Offset;

    public TimeSpan Offset { get; set; }

    public SandboxRandom Random { get; }

    public UserBook Users { get; }

    public IssuedCodes Codes { get; }

    public TokenPool Tokens { get; }

    public TokenPool StableTokens { get; }

    public TemplateBook Templates { get; }

    public Inbox Inbox { get; } = new();

    public TextRules TextRules { get; } = new();

    public MediaRules MediaRules { get; } = new();

    public MediaRepeats MediaRepeats { get; } = new();

    public MediaCallbackSettings MediaCallbacks { get; set; }

    public PushConfig Push { get; set; }

    public PushLog PushLog { get; } = new();

    public Faults Faults { get; } = new();

    public Quotas Quotas { get; } = new();

    public Journal Journal { get; } = new();

    public HashSet<string> UncheckedPages { get; } = [];

    public int PhoneCallsLeft { get; set; }
}
