using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace NeighborParty.Core.WeChatTokens
{
    internal sealed class WeChatTokenTable : IEntityTypeConfiguration<WeChatToken>
    {
        public void Configure(EntityTypeBuilder<WeChatToken> builder) => builder.HasKey(t => t.Id);
    }
}

namespace NeighborParty.Core.Data
{
    using NeighborParty.Core.WeChatTokens;

    public abstract partial class NeighborPartyDb
    {
        public DbSet<WeChatToken> WeChatTokens => Set<WeChatToken>();
    }
}
