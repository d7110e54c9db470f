using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NeighborParty.Core.Accounts;

namespace NeighborParty.Core.Sessions
{
    internal sealed class PhoneSessionTable : IEntityTypeConfiguration<PhoneSession>
    {
        public void Configure(EntityTypeBuilder<PhoneSession> builder)
        {
            builder.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Cascade);
            builder.HasIndex(s => s.AccountId);
            builder.Property(s => s.Generation).IsConcurrencyToken();
            builder.Property(s => s.Device).HasMaxLength(120);
        }
    }
}

namespace NeighborParty.Core.Data
{
    using NeighborParty.Core.Sessions;

    public abstract partial class NeighborPartyDb
    {
        public DbSet<PhoneSession> PhoneSessions => Set<PhoneSession>();
    }
}
