using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NeighborParty.Core.People;

namespace NeighborParty.Core.MemberCards
{
    internal sealed class MemberCardTable : IEntityTypeConfiguration<MemberCard>
    {
        public void Configure(EntityTypeBuilder<MemberCard> builder)
        {
            builder.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(c => new { c.CommunityId, c.Token }).IsUnique();
            // One valid card for a person.
            builder.HasIndex(c => new { c.CommunityId, c.PersonId }).IsUnique().HasFilter("\"RevokedAt\" IS NULL").HasDatabaseName("IX_MemberCards_OneValid");
            builder.Property(c => c.Token).HasMaxLength(30);
        }
    }
}

namespace NeighborParty.Core.Data
{
    using NeighborParty.Core.MemberCards;

    public abstract partial class NeighborPartyDb
    {
        public DbSet<MemberCard> MemberCards => Set<MemberCard>();
    }
}
